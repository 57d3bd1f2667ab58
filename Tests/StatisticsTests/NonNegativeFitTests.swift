import Testing

@testable import Statistics

@Suite struct NonNegativeFitTests {
    private func rows(_ cost: (Double, Double) -> Double) -> [FitRow] {
        var rows: [FitRow] = []
        for pieces in (4...12).map({ Double(1 << $0) }) {
            for size in (3...12).map({ Double(1 << $0) }) {
                rows.append(FitRow([1, pieces, pieces * size], y: cost(pieces, pieces * size)))
            }
        }
        return rows
    }

    @Test func whatWasPlantedIsFound() throws {
        let fit = try #require(NonNegativeFit(rows { 900 + 7 * $0 + 0.05 * $1 }))
        for (coefficient, planted) in zip(fit.coefficients, [900, 7, 0.05]) {
            #expect(abs(coefficient.value - planted) < 1e-6 * planted && coefficient.margin < 1e-6 * planted)
        }
        #expect(fit.medianError < 1e-9)
        #expect(abs(fit.value(at: [1, 10, 100]) - 975) < 1e-3)
    }

    /// The intercept would be negative: the others are what fits best without it.
    @Test func nothingIsBelowZero() throws {
        let fit = try #require(NonNegativeFit(rows { -60 + 7 * $0 + 0.05 * $1 }))
        #expect(fit.coefficients[0] == Estimated(value: 0, margin: 0))
        #expect(fit.coefficients.allSatisfy { $0.value >= 0 })
        let without = try #require(
            NonNegativeFit(rows { -60 + 7 * $0 + 0.05 * $1 }.map { FitRow(Array($0.variables.dropFirst()), y: $0.y) }))
        for (one, other) in zip(fit.coefficients.dropFirst(), without.coefficients) {
            #expect(abs(one.value - other.value) < 1e-9)
        }
    }

    @Test func whatCannotBeToldApartHasNoFit() {
        let twins = (1...9).map { FitRow([Double($0), Double($0)], y: Double($0)) }
        // One of two equal variables is enough.
        let values = NonNegativeFit(twins)?.coefficients.map(\.value).sorted() ?? []
        #expect(values.first == 0 && abs((values.last ?? 0) - 1) < 1e-9)
        #expect(NonNegativeFit([FitRow([1, 2], y: 1), FitRow([2, 1], y: 1)]) == nil, "as many rows as variables")
        #expect(NonNegativeFit([]) == nil)
        #expect(NonNegativeFit([FitRow([0], y: 1), FitRow([0], y: 1)]) == nil)
    }
}
