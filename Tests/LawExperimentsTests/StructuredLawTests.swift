import LawExperiments
import Testing
import TransferCore

/// L21 to L28 over random figures, at a hundred places or more each, and what they refuse.
@Suite struct StructuredLawTests {
    private func expectHolds(
        _ number: Int, draws: Int, _ given: (inout SeededGenerator) -> [String: [Double]]
    ) throws {
        let law = try #require(LawCatalog.law(number))
        var generator = SeededGenerator(seed: UInt64(number))
        for draw in 0..<draws {
            let given = given(&generator)
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: UInt64(draw))
            let disagreeing = result.curves.flatMap { curve in
                curve.points.filter { !curve.agrees(at: $0) }.map { "\(curve.name): \($0)" }
            }
            let failing = result.findings.filter { !$0.holds }.map(\.statement)
            #expect(result.holds, "draw \(draw), \(given): \(disagreeing) \(failing)")
        }
    }

    @Test func planarFrames() throws {
        try expectHolds(21, draws: 100) { random in
            [
                "width": [Double(Int.random(in: 1...500, using: &random))],
                "height": [Double(Int.random(in: 1...20, using: &random))],
                "burst": [Double(Int.random(in: 1...130, using: &random))],
            ]
        }
    }

    @Test func transposes() throws {
        try expectHolds(22, draws: 100) { random in
            let (element, burst) = (
                1 << Int.random(in: 0...4, using: &random), 1 << Int.random(in: 4...7, using: &random)
            )
            return [
                "rows": [Double(Int.random(in: 1...12, using: &random))],
                "columns": [Double(burst / element * (1 << Int.random(in: 0...2, using: &random)))],
                "element": [Double(element)], "burst": [Double(burst)], "together": [1, Double(burst / element)],
                "descriptor": [Double.random(in: 0...100, using: &random)],
                "burst-time": [Double.random(in: 0.1...20, using: &random)],
            ]
        }
    }

    @Test func columnBands() throws {
        try expectHolds(23, draws: 100) { random in
            [
                "gap": [Double(Int.random(in: 0...40, using: &random))],
                "rows": [Double(Int.random(in: 1...20, using: &random))],
                "bands": [Double(Int.random(in: 2...5, using: &random))],
                "band": [Double(Int.random(in: 1...8, using: &random))],
                "element": [Double(Int.random(in: 1...16, using: &random))],
                "descriptor": [Double.random(in: 0...200, using: &random)],
                "bandwidth": [Double.random(in: 0.5...20, using: &random)],
            ]
        }
    }

    /// g* is 250 B: 31 columns of 8 B, searched for by runs however large the matrix is.
    @Test func thresholdsOfTallMatricesAreFound() throws {
        let law = try #require(LawCatalog.law(23))
        let values = try LawValues(of: law.parameters, given: ["rows": [1500], "gap": [0]])
        let found = try law.simulate(values, seed: 0).findings.map(\.statement)
        #expect(
            found.contains { $0.hasPrefix("without strides") && $0.hasSuffix("31 columns (g* = 250 B): simulated 31") })
        #expect(found.contains { $0.hasPrefix("with strides") && $0.hasSuffix("0 columns (g* = 0 B): simulated 0") })
    }

    @Test func dirtyPages() throws {
        try expectHolds(24, draws: 20) { random in
            [
                "density": (0..<5).map { _ in Double.random(in: 0.05...1, using: &random) }, "pages": [256],
                "bitmaps": [12],
                "page": [Double(Int.random(in: 8...512, using: &random))],
                "scan": [Double.random(in: 0...10, using: &random)],
                "descriptor": [Double.random(in: 0...200, using: &random)],
                "bandwidth": [Double.random(in: 5...20, using: &random)],
                "dirtying": [Double.random(in: 0.1...4.5, using: &random)],
                "stop": [Double(Int.random(in: 12...100, using: &random))],
            ]
        }
    }

    @Test func bucketsAreReadAgainAsOftenAsTheLawSays() throws {
        try expectHolds(25, draws: 20) { random in
            let (write, read) = (
                Double.random(in: 1...500, using: &random), Double.random(in: 10...500, using: &random)
            )
            return [
                "write": [write], "read": [read], "reads": [1000], "size": [64],
                "writes": (0..<5).map { _ in Double.random(in: 50...1500, using: &random) / (write + read) },
            ]
        }
    }

    @Test func handovers() throws {
        try expectHolds(26, draws: 20) { random in
            [
                "first": [Double.random(in: 0.001...3000, using: &random)],
                "second": (0..<5).map { _ in Double.random(in: 0.001...3000, using: &random) },
                "fence": [Double.random(in: 0.001...300, using: &random)],
                "flag": [Double.random(in: 0.001...300, using: &random)],
                "poll": [Double.random(in: 1...500, using: &random)],
                "header": [Double.random(in: 0...300, using: &random)],
                "phases": [Double(Int.random(in: 2...40, using: &random))],
            ]
        }
    }

    @Test func journals() throws {
        try expectHolds(27, draws: 20) { random in
            [
                "writes": (0..<5).map { _ in Double(Int.random(in: 1...40, using: &random)) },
                "groups": [Double(Int.random(in: 1...20, using: &random))],
                "service": [Double.random(in: 1...1e6, using: &random)],
                "spread": [Double.random(in: 0...1, using: &random)],
                "flush": [Double.random(in: 0...1e6, using: &random)],
            ]
        }
    }

    @Test func seeks() throws {
        try expectHolds(28, draws: 20) { random in
            [
                "depth": (0..<5).map { _ in Double(Int.random(in: 1...20, using: &random)) },
                "span": [Double(Int.random(in: 10_000...1_000_000_000, using: &random))], "queues": [100],
            ]
        }
    }

    @Test func aWriterAsFastAsTheLinkNeverLetsMigrationEnd() throws {
        let law = try #require(LawCatalog.law(24))
        for dirtying in [12.5, 50] {
            let result = try law.simulate(LawValues(of: law.parameters, given: ["dirtying": [dirtying]]), seed: 1)
            #expect(result.holds)
            #expect(result.findings.contains { $0.statement.hasSuffix("simulated no end") })
        }
    }

    @Test func aScanAsDearAsItsPagesIsNeverWorthIt() throws {
        let law = try #require(LawCatalog.law(24))
        let result = try law.simulate(LawValues(of: law.parameters, given: ["scan": [30]]), seed: 1)
        #expect(result.holds)
        #expect(result.findings.contains { $0.statement.hasSuffix("is always faster") })
    }

    @Test func joinedPagesAreThoseOfTheGap() throws {
        let law = try #require(LawCatalog.law(24))
        let result = try law.simulate(LawValues(of: law.parameters, given: ["descriptor": [70]]), seed: 1)
        // 70 ns at 12.5 B/ns are 875 B: three pages of 256.
        #expect(result.findings.contains { $0.holds && $0.statement.contains("up to 3 clean pages") })
    }

    @Test func forLongWritesThereIsNoLawOfRetriesAtOnce() throws {
        let law = try #require(LawCatalog.law(25))
        let result = try law.simulate(LawValues(of: law.parameters, given: ["write": [501], "reads": [1000]]), seed: 1)
        #expect(result.holds)
        #expect(result.curves.map(\.name) == ["cost of two versions", "retries after a pause"])
    }

    @Test(
        arguments: [
            (22, ["rows": [4096], "columns": [4096]], "16 MiB"), (22, ["together": [3]], "do not fit"),
            (22, ["element": [12]], "do not fit"), (22, ["columns": [60]], "do not fit"),
            (23, ["gap": [4096], "rows": [4096]], "16 MiB"), (24, ["pages": [65_536], "page": [65_536]], "16 MiB"),
            (24, ["dirtying": [12.4]], "r/B"), (24, ["dirtying": [1e4], "pages": [4096]], "million"),
            (25, ["writes": [10]], "above 4"), (26, ["poll": [1], "second": [1e6]], "10,000"),
            (27, ["writes": [10_000], "groups": [1000]], "million"),
        ] as [(Int, [String: [Double]], String)])
    func whatHasNoLawIsRefused(number: Int, given: [String: [Double]], problem: String) throws {
        let law = try #require(LawCatalog.law(number))
        let values = try LawValues(of: law.parameters, given: given)
        let refusal = #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 1) }
        #expect(refusal?.problem.contains(problem) ?? false, "\(refusal?.problem ?? "")")
    }

    @Test(arguments: [25, 26, 27]) func everyViolationHasATraceAndNothingElseHas(number: Int) throws {
        let law = try #require(LawCatalog.law(number))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 1)
        let traced = result.findings.filter { $0.statement.contains("found after") }
        #expect(traced.count >= 2)
        #expect(traced.allSatisfy { !$0.trace.isEmpty })
        let untraced = result.findings.filter { !$0.statement.contains("found after") }
        #expect(untraced.allSatisfy { $0.trace.isEmpty })
    }
}
