import Testing

@testable import Statistics

@Suite struct OrderStatisticIntervalTests {
    /// Campbell and Gardner, *Calculating confidence intervals for some non-parametric analyses*, BMJ 296 (1988), table
    /// of the ranks for a median's 95 % interval, and its exact level in percent.
    @Test(arguments: [
        (6, 1, 6, 96.9), (7, 1, 7, 98.4), (8, 1, 8, 99.2), (9, 2, 8, 96.1), (10, 2, 9, 97.9), (12, 3, 10, 96.1),
        (15, 4, 12, 96.5), (20, 6, 15, 95.9), (25, 8, 18, 95.7), (30, 10, 21, 95.7),
    ])
    func publishedMedianRanks(count: Int, lower: Int, upper: Int, percent: Double) throws {
        let interval = try #require(OrderStatisticInterval(of: .median, count: count))
        #expect(interval.lowerIndex == lower - 1 && interval.upperIndex == upper - 1)
        #expect(abs(interval.coverage * 100 - percent) < 0.05)
    }

    /// Pascal's triangle: the masses of `count` trials by adding up, with no ratio and no mode.
    private func masses(count: Int, probability: Double) -> [Double] {
        (0..<count).reduce([1.0]) { row, _ in
            let missed = row.map { $0 * (1 - probability) } + [0]
            let hit = [0] + row.map { $0 * probability }
            return zip(missed, hit).map { $0 + $1 }
        }
    }

    /// No pair of order statistics that lies closer together covers as much.
    @Test(arguments: [0.5, 0.1, 0.25, 0.9, 0.97])
    func isShortestThatCovers(probability: Double) {
        let quantile = Quantile(probability)
        for count in 2...80 {
            let masses = masses(count: count, probability: probability)
            func coverage(_ lower: Int, _ upper: Int) -> Double { masses[lower...upper - 1].reduce(0, +) }
            let all = coverage(1, count)
            guard let interval = OrderStatisticInterval(of: quantile, count: count) else {
                #expect(all < 0.95 + 1e-9, "\(count)")
                continue
            }
            let (lower, upper) = (interval.lowerIndex + 1, interval.upperIndex + 1)
            #expect(1 <= lower && lower < upper && upper <= count)
            #expect(interval.coverage >= 0.95)
            #expect(abs(interval.coverage - coverage(lower, upper)) < 1e-12)
            // The median's may be one longer, to be symmetric.
            let shorter = upper - lower - (probability == 0.5 ? 2 : 1)
            for start in stride(from: 1, through: count - shorter, by: 1) where shorter > 0 {
                #expect(coverage(start, start + shorter) < 0.95 + 1e-9, "\(count): \(start) + \(shorter)")
            }
        }
    }

    @Test func mediansIsSymmetric() throws {
        for count in [6, 7, 100, 101, 9999, 1_000_000] {
            let interval = try #require(OrderStatisticInterval(of: .median, count: count))
            #expect(interval.lowerIndex + interval.upperIndex == count - 1)
        }
    }

    /// For many samples the ends come to lie at n/2 ± 1.95996 √n / 2.
    @Test func largeCountsApproachTheNormalLaw() throws {
        let interval = try #require(OrderStatisticInterval(of: .median, count: 1_000_000))
        #expect(abs(Double(interval.upperIndex - interval.lowerIndex) - 1959.964) < 2)
        #expect(interval.coverage < 0.951)
    }

    @Test func tooFewValuesHaveNone() {
        for count in 0...5 { #expect(OrderStatisticInterval(of: .median, count: count) == nil) }
    }

    @Test func higherConfidenceIsWider() throws {
        let usual = try #require(OrderStatisticInterval(of: .median, count: 50))
        let careful = try #require(OrderStatisticInterval(of: .median, count: 50, confidence: 0.99))
        #expect(careful.lowerIndex < usual.lowerIndex && careful.upperIndex > usual.upperIndex)
        #expect(careful.coverage >= 0.99)
    }
}
