import Statistics
import Testing

@Suite struct TwoPieceFitTests {
    /// 100 + x up to and at 1000, 800 + 0.2 x above: a change of protocol, with 2 % noise.
    private func points(_ generator: inout SeededGenerator, noise: Double) -> [FitPoint] {
        stride(from: 50.0, through: 3000, by: 50).map { x in
            let y = (x <= 1000 ? 100 + x : 800 + 0.2 * x) * (1 + noise * generator.nextNormal())
            return FitPoint(x: x, y: y, weight: 1 / (y * y))
        }.shuffled(using: &generator)
    }

    @Test func findsAPlantedBreak() throws {
        var generator = SeededGenerator(seed: 51)
        let fit = try #require(TwoPieceFit<LineFit>(points(&generator, noise: 0), at: \.x))
        #expect(fit.breakAfter == 1000 && fit.breakInterval == 1000...1000)
        #expect(fit.isWarranted)
        #expect(abs(fit.lower.slope.value - 1) < 1e-9 && abs(fit.upper.intercept.value - 800) < 1e-6)
    }

    /// Hansen's limit is for a break that is hard to see, and is on the safe side elsewhere.
    @Test func intervalHoldsThePlantedBreak() throws {
        var generator = SeededGenerator(seed: 52)
        var (held, warranted, width) = (0, 0, 0.0)
        for _ in 0..<200 {
            let fit = try #require(TwoPieceFit<LineFit>(points(&generator, noise: 0.05), at: \.x))
            held += fit.breakInterval.contains(1000) ? 1 : 0
            warranted += fit.isWarranted ? 1 : 0
            width += fit.breakInterval.upperBound - fit.breakInterval.lowerBound
        }
        #expect(held >= 190 && warranted >= 198, "\(held), \(warranted) of 200")
        #expect(width / 200 < 600, "\(width / 200)")
    }

    @Test func oneLineNeedsNoBreak() throws {
        var generator = SeededGenerator(seed: 53)
        let alarms = try (0..<200).count { _ in
            let points = (0..<40).map { FitPoint(x: Double($0), y: 7 + Double($0) + generator.nextNormal()) }
            return try #require(TwoPieceFit<LineFit>(points, at: \.x)).isWarranted
        }
        #expect(alarms <= 20, "\(alarms) of 200")
    }

    @Test func hasNoneWithFewPoints() {
        #expect(TwoPieceFit<LineFit>([1, 2, 3, 4, 5].map { FitPoint(x: $0, y: $0) }, at: \.x) == nil)
        // All points of the upper side at one place.
        #expect(TwoPieceFit<LineFit>([1, 2, 3, 4, 4, 4].map { FitPoint(x: $0, y: $0) }, at: \.x) == nil)
    }
}
