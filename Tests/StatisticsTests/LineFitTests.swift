import Statistics
import Testing

@Suite struct LineFitTests {
    /// NIST Statistical Reference Datasets, *Norris*: calibration of ozone monitors.
    private static let norris: [(y: Double, x: Double)] = [
        (0.1, 0.2), (338.8, 337.4), (118.1, 118.2), (888.0, 884.6), (9.2, 10.1), (228.1, 226.5), (668.5, 666.3),
        (998.5, 996.3), (449.1, 448.6), (778.9, 777.0), (559.2, 558.2), (0.3, 0.4), (0.1, 0.6), (778.1, 775.5),
        (668.8, 666.9), (339.3, 338.0), (448.9, 447.5), (10.8, 11.6), (557.7, 556.0), (228.3, 228.1), (998.0, 995.8),
        (888.8, 887.6), (119.6, 120.2), (0.3, 0.3), (0.6, 0.3), (557.6, 556.8), (339.3, 339.1), (888.0, 887.2),
        (998.5, 999.0), (778.9, 779.0), (10.2, 11.1), (117.6, 118.3), (228.9, 229.2), (668.4, 669.1), (449.2, 448.9),
        (0.2, 0.5),
    ]

    @Test func norrisAsCertified() throws {
        let fit = try #require(LineFit(Self.norris.map { FitPoint(x: $0.x, y: $0.y) }))
        #expect(abs(fit.intercept.value + 0.262323073774029) < 1e-11)
        #expect(abs(fit.slope.value - 1.00211681802045) < 1e-13)
        // Certified standard errors, times t(0.975, 34) = 2.0322445.
        #expect(abs(fit.intercept.margin - 0.232818234301152 * 2.0322445) < 1e-7)
        #expect(abs(fit.slope.margin - 0.429796848199937e-3 * 2.0322445) < 1e-10)
        #expect(abs((fit.residualSum / 34).squareRoot() - 0.884796396144373) < 1e-12)
        #expect(fit.count == 36)
    }

    @Test func pointsOnALineLieOnIt() throws {
        let fit = try #require(LineFit([1, 5, 9, 1000].map { FitPoint(x: $0, y: 40 + 2.5 * $0) }))
        #expect(abs(fit.intercept.value - 40) < 1e-9 && abs(fit.slope.value - 2.5) < 1e-12)
        #expect(fit.slope.margin < 1e-9)
        #expect(abs(fit.value(at: 100) - 290) < 1e-9)
    }

    /// A point of weight three is three points there; only the degrees of freedom differ.
    @Test func weightsAreRepetitions() throws {
        let points = [(0.0, 1.0), (1, 3.5), (2, 4), (4, 9)]
        let repeated = points.enumerated().flatMap { place, point in
            [FitPoint](repeating: FitPoint(x: point.0, y: point.1), count: place + 1)
        }
        let weighted = points.enumerated().map { FitPoint(x: $1.0, y: $1.1, weight: Double($0 + 1)) }
        let (one, other) = (try #require(LineFit(repeated)), try #require(LineFit(weighted)))
        #expect(abs(one.slope.value - other.slope.value) < 1e-13)
        #expect(abs(one.intercept.value - other.intercept.value) < 1e-13)
        #expect(abs(one.residualSum - other.residualSum) < 1e-13)
    }

    @Test func intervalsHoldTheTruth() throws {
        var generator = SeededGenerator(seed: 41)
        var (slopes, intercepts) = (0, 0)
        for _ in 0..<1000 {
            let points = (0..<8).map { FitPoint(x: Double($0), y: 5 + 2 * Double($0) + generator.nextNormal()) }
            let fit = try #require(LineFit(points))
            slopes += fit.slope.low <= 2 && 2 <= fit.slope.high ? 1 : 0
            intercepts += fit.intercept.low <= 5 && 5 <= fit.intercept.high ? 1 : 0
        }
        #expect((930...970).contains(slopes) && (930...970).contains(intercepts), "\(slopes), \(intercepts)")
    }

    @Test func hasNoneWithoutThreePointsAndTwoPlaces() {
        #expect(LineFit([FitPoint(x: 0, y: 0), FitPoint(x: 1, y: 1)]) == nil)
        #expect(LineFit([3, 3, 3, 3].map { FitPoint(x: $0, y: $0) }) == nil)
    }
}
