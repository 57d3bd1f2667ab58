import Statistics
import Testing

@Suite struct AutocorrelationTests {
    /// R's `acf(lh)`, the documentation's own example: 0.576 at lag 1.
    @Test func luteinizingHormone() throws {
        let levels = [
            2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2, 1.9, 1.9,
            1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5,
            3.1, 2.6, 2.1, 3.4, 3.0, 2.9,
        ]
        #expect(abs(try #require(lagOneAutocorrelation(levels)) - 0.576) < 0.0005)
    }

    @Test func byHand() throws {
        // Deviations -2 ... 2: (2 + 0 + 0 + 2) / 10.
        #expect(abs(try #require(lagOneAutocorrelation([1, 2, 3, 4, 5])) - 0.4) < 1e-15)
        #expect(abs(try #require(lagOneAutocorrelation([1, -1, 1, -1])) + 0.75) < 1e-15)
    }

    @Test func isUndefinedWithoutSpread() {
        #expect(lagOneAutocorrelation([]) == nil)
        #expect(lagOneAutocorrelation([3]) == nil)
        #expect(lagOneAutocorrelation([3, 3, 3]) == nil)
    }

    @Test func largeOffsetsCostNoDigits() throws {
        let small = try #require(lagOneAutocorrelation([1, 2, 3, 4, 5]))
        let large = try #require(lagOneAutocorrelation([1, 2, 3, 4, 5].map { $0 + 1e12 }))
        #expect(abs(small - large) < 1e-12)
    }

    @Test func limitOfWhiteNoise() {
        var generator = SeededGenerator(seed: 5)
        #expect(autocorrelationLimit(count: 400) == 0.1)
        let above = (0..<1000).count { _ in
            let values = (0..<400).map { _ in generator.nextNormal() }
            return (lagOneAutocorrelation(values) ?? 0) > autocorrelationLimit(count: 400)
        }
        // One-sided, two standard deviations: 2.3 %.
        #expect((8...42).contains(above), "\(above) of 1000")
    }
}
