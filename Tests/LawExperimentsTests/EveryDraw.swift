import LawExperiments
import Testing
import TransferCore

/// Runs a law with figures drawn from a seed, and expects that it holds every time.
///
/// - Parameter figures: the figures of a draw, where they are not the defaults; drawn again where the law refuses them.
func expectEveryDraw(
    _ count: Int = 100, of number: Int, _ figures: (inout SeededGenerator) -> [String: [Double]]
) throws {
    let law = try #require(LawCatalog.law(number))
    var generator = SeededGenerator(seed: UInt64(number))
    var drawn = 0
    for attempt in 0..<4 * count where drawn < count {
        let given = figures(&generator)
        // Each figure is in its range: what is refused is that they make no sense together.
        let values = try LawValues(of: law.parameters, given: given)
        guard let result = try? law.simulate(values, seed: UInt64(attempt)) else { continue }
        drawn += 1
        #expect(result.holds, "\(given)")
        for curve in result.curves {
            for point in curve.points { #expect(curve.agrees(at: point), "\(given) \(curve.name) at \(point)") }
        }
        for finding in result.findings { #expect(finding.holds, "\(given) \(finding.statement)") }
    }
    #expect(drawn == count, "the law refuses most figures")
}

/// Expects that a law refuses figures that make no sense together, for the reason given.
func expectRefusal(of number: Int, _ given: [String: [Double]], because reason: String) throws {
    let law = try #require(LawCatalog.law(number))
    let values = try LawValues(of: law.parameters, given: given)
    let refusal = #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
    #expect(refusal?.problem.contains(reason) == true, "\(refusal?.problem ?? "")")
}

extension SeededGenerator {
    /// A real number.
    mutating func real(_ range: ClosedRange<Double>) -> [Double] { [Double.random(in: range, using: &self)] }
    /// A whole number.
    mutating func whole(_ range: ClosedRange<Int>) -> [Double] { [Double(Int.random(in: range, using: &self))] }
    /// Several whole numbers.
    mutating func wholes(_ count: Int, _ range: ClosedRange<Int>) -> [Double] {
        (0..<count).flatMap { _ in whole(range) }
    }
}
