import LawExperiments
import Testing
import TransferCore

@Suite struct FrameBufferingExperimentTests {
    @Test func lossesAreTheClosedFormsForAnyFigures() throws {
        let law = try #require(LawCatalog.law(19))
        var generator = SeededGenerator(seed: 19)
        for draw in 0..<40 {
            let period = Double.random(in: 1...5000, using: &generator)
            // Ends of the range and exact multiples as well as anything between.
            let processing = [0, period, Double.random(in: 0...period, using: &generator)][draw % 3]
            let given = [
                "period": [period], "processing": [processing],
                "frames": [Double(Int.random(in: 2...9, using: &generator))],
                "stall": [
                    0, 3 * period, 3 * period - processing, Double.random(in: 0...(12 * period), using: &generator),
                ],
            ]
            var result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
            // Loss at random times is chance.
            result.curves.removeLast()
            #expect(result.holds, "\(given) \(result)")
        }
    }

    @Test func aConsumerThatIsTooSlowIsRefused() throws {
        let law = try #require(LawCatalog.law(19))
        for given in [["processing": [20e6]], ["stall": [5e9]]] {
            let values = try LawValues(of: law.parameters, given: given)
            #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
        }
    }
}
