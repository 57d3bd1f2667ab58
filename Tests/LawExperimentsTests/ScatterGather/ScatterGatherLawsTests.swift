import LawExperiments
import Testing
import TransferCore

/// L5 to L13 over figures at random, small ones where a run would take long.
@Suite struct ScatterGatherLawsTests {
    /// Figures for one run of a law.
    private static func figures(of number: Int, using generator: inout SeededGenerator) -> [String: [Double]] {
        func whole(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
        func real(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
        let costs = ["descriptor": [real(0...200)], "bandwidth": [real(0.5...50)]]
        let copying = ["copy-bandwidth": [real(0.5...50)]]
        let page = whole(64...300)
        let given: [String: [Double]] =
            switch number {
            case 5:
                [
                    "segments": [1, whole(2...40)], "bytes": [whole(40...3000)], "fence": [real(0...100)],
                    "slots": [whole(1...12)], "fetch": [real(0.1...900)],
                ].merging(costs) { $1 }
            case 6:
                [
                    "offset": [0, whole(1...63)], "frames": [whole(20...24), whole(25...200)],
                    "bytes": [whole(1...1200)], "page": [page],
                ]
            case 7:
                ["pieces": [1, whole(2...60)], "bytes": [whole(60...3000)]].merging(costs) { $1 }.merging(copying) {
                    $1
                }
            case 8:
                [
                    "length": [whole(1...40), whole(41...2000)], "offset": [whole(0...100)],
                    "alignment": [whole(1...20)],
                    "segment": [real(0...300)], "bandwidth": [real(0.5...50)],
                ].merging(copying) { $1 }
            case 9:
                [
                    "gap": [whole(0...100), whole(101...3000)], "blocks": [whole(2...10)], "block": [whole(1...100)],
                    "lists": [5],
                ].merging(costs) { $1 }
            case 10:
                ["slots": [whole(1...5), whole(6...40)], "bytes": [whole(0...4000)], "fetch": [real(0.1...900)]]
                    .merging(costs) { $1 }
            case 11:
                [
                    "length": [whole(1...300), whole(301...4000)], "offset": [whole(0...63)],
                    "max-sge": [whole(4...12)],
                    "headers": [whole(0...3)], "setup": [real(0.1...900)], "page": [page],
                ].merging(costs) { $1 }.merging(copying) { $1 }
            case 12:
                [
                    "buffers": [whole(1...4), whole(5...20)], "bytes": [whole(20...4000)], "entries": [whole(1...40)],
                    "page": [page],
                ]
            default:
                ["bytes": [64 * whole(1...80)], "bandwidth": [real(0.5...50)]].merging(copying) { $1 }
            }
        return given
    }

    @Test(arguments: 5...13) func simulationAndClosedFormAgreeForAnyFigures(number: Int) throws {
        let law = try #require(LawCatalog.law(number))
        var generator = SeededGenerator(seed: UInt64(number))
        for draw in 0..<100 {
            let given = Self.figures(of: number, using: &generator)
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: UInt64(draw))
            guard !result.holds else { continue }
            let wrong = result.curves.flatMap { curve in
                curve.points.filter { !curve.agrees(at: $0) }.map { "\(curve.name): \($0)" }
            }
            Issue.record("\(given) \(wrong) \(result.findings.filter { !$0.holds })")
        }
    }

    @Test(
        arguments: [
            (5, ["segments": [65], "bytes": [64]], "65 segments of 64 bytes in all"),
            (6, ["offset": [4096]], "offset 4096 is not in a page of 4096 bytes"),
            (6, ["frames": [2]], "2 frames do not hold the buffer's 3 pages"),
            (7, ["pieces": [9], "bytes": [8]], "9 pieces of 8 bytes in all"),
            (9, ["gap": [1_048_576], "blocks": [4096]], "are more than 64 MiB"),
            (11, ["page": [64]], "offset 4095 is not in a page of 64 bytes"),
            (11, ["max-sge": [1]], "1 headers leave none of 1 segments"),
            (12, ["buffers": [9], "bytes": [8]], "9 buffers of 8 bytes in all"),
            (13, ["bytes": [65]], "65 bytes are not whole lines"),
        ] as [(Int, [String: [Double]], String)])
    func figuresThatMakeNoSenseTogetherAreRefused(number: Int, given: [String: [Double]], problem: String) throws {
        let law = try #require(LawCatalog.law(number))
        let refusal = #expect(throws: LawRefusal.self) {
            try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
        }
        #expect(refusal?.problem.contains(problem) ?? false, "\(String(describing: refusal))")
    }

    /// The ends of every range at once: never a trap, and never a figure that is none.
    @Test(arguments: 5...13, [false, true]) func theEndsOfTheRangesAreFigures(number: Int, upper: Bool) throws {
        let law = try #require(LawCatalog.law(number))
        var given: [String: [Double]] = [:]
        // Sizes and counts stay as they are: they say how much there is to do.
        for parameter in law.parameters where !parameter.isWhole {
            given[parameter.name] = [upper ? parameter.range.upperBound : parameter.range.lowerBound]
        }
        let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 1)
        #expect(result.holds, "\(result.findings)")
        for point in result.curves.flatMap(\.points) {
            #expect(point.predicted?.isFinite ?? true && point.simulated?.value.isFinite ?? true)
        }
    }

    /// Without locks the trace says which byte went wrong.
    @Test func thePageThatIsWrittenUnderWayIsFound() throws {
        let law = try #require(LawCatalog.law(11))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 0)
        let torn = try #require(result.findings.first { $0.statement.hasPrefix("without") })
        #expect(torn.trace.contains { $0.contains("the program writes to page") })
        #expect(torn.trace.last?.contains("was checked as") ?? false)
    }

    /// With limits the optimum is found to be better, and the list is shown.
    @Test func gapByGapIsNotBestWithLimits() throws {
        let law = try #require(LawCatalog.law(9))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 3)
        let limited = result.findings.filter { $0.statement.contains("no longer best") }
        #expect(limited.count == 2)
        for finding in limited { #expect(finding.holds && finding.trace.last?.hasPrefix("optimum") ?? false) }
    }
}
