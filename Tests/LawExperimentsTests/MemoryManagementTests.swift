import LawExperiments
import Testing
import TransferCore

@Suite struct MemoryManagementTests {
    /// Whole numbers, because bytes, counts and cycles are whole and times may be.
    private static func draw(_ range: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [Double] {
        [Double(Int.random(in: range, using: &generator))]
    }

    /// The law at random figures, a hundred times.
    private func holds(_ number: Int, _ draw: (inout SeededGenerator) -> [String: [Double]]) throws {
        let law = try #require(LawCatalog.law(number))
        var generator = SeededGenerator(seed: UInt64(number))
        for turn in 0..<100 {
            let given = draw(&generator)
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: UInt64(turn))
            let broken = result.findings.filter { !$0.holds }.map(\.statement)
            #expect(result.holds, "L\(number) \(given) \(broken)")
        }
    }

    @Test func pinnedFramesAtRandomFigures() throws {
        try holds(29) { generator in
            let frames = Int.random(in: 1...200, using: &generator)
            return [
                "frames": [Double(frames)], "pages": Self.draw(1...220, &generator),
                "pinned": (0..<3).flatMap { _ in Self.draw(0...frames - 1, &generator) },
            ]
        }
    }

    @Test func cacheInvalidationAtRandomFigures() throws {
        try holds(30) { generator in
            [
                "buffer": Self.draw(65...4096, &generator),
                "line": [[8.0, 64, 128].randomElement(using: &generator) ?? 8],
                "invalidate": Self.draw(1...100, &generator), "hit": Self.draw(0...20, &generator),
                "miss": Self.draw(0...400, &generator), "uncached": Self.draw(1...400, &generator),
                "reads": (0..<3).flatMap { _ in Self.draw(1...500, &generator) },
            ]
        }
    }

    @Test func contiguousClaimAtRandomFigures() throws {
        try holds(31) { generator in
            let (frames, page) = (
                Int.random(in: 1...128, using: &generator), [64.0, 256].randomElement(using: &generator)
            )
            return [
                "region": [Double(frames) * (page ?? 64)], "page": [page ?? 64],
                "occupied": (0..<3).flatMap { _ in Self.draw(0...frames, &generator) },
                "migrate": Self.draw(0...5000, &generator),
                "copy-bandwidth": [Double.random(in: 0.5...50, using: &generator)],
            ]
        }
    }

    @Test func mappedTransferAtRandomFigures() throws {
        try holds(32) { generator in
            [
                "pages": (0..<3).flatMap { _ in Self.draw(1...20, &generator) }, "page": [64],
                "uses": Self.draw(1...12, &generator), "map": [Double.random(in: 0...200, using: &generator)],
                "unmap": [Double.random(in: 0...3000, using: &generator)],
                "descriptor": [Double.random(in: 0...100, using: &generator)],
            ]
        }
    }

    @Test func translationsAtRandomFigures() throws {
        try holds(33) { generator in
            let (sets, ways) = (Int.random(in: 1...8, using: &generator), Int.random(in: 1...16, using: &generator))
            return [
                "entries": [Double(sets * ways)], "ways": [Double(ways)],
                "pages": Self.draw(1...4 * sets * ways, &generator), "hit": Self.draw(0...50, &generator),
                "walk": Self.draw(1...1000, &generator), "walkers": Self.draw(1...8, &generator),
                "wire": Self.draw(1...200, &generator), "request": Self.draw(1...4096, &generator),
                "window": Self.draw(4096...4_194_304, &generator),
            ]
        }
    }

    /// The published figures and nothing else decide the constant, and it says what the paper saw: 64 B fall by two thirds,
    /// and 512 B not at all.
    @Test func oneConstantPredictsOtherSizes() throws {
        let law = try #require(LawCatalog.law(33))
        let result = try law.simulate(
            LawValues(of: law.parameters, given: ["window": [262_144, 67_108_864], "pages": [16]]), seed: 1)
        func predicted(_ name: String) throws -> [Double] {
            let curve = try #require(result.curves.first { $0.name.hasPrefix(name) })
            return curve.points.compactMap(\.predicted)
        }
        let small = try predicted("reads of 64 B")
        #expect((0.30...0.35).contains(small[1] / small[0]))
        let large = try predicted("reads of 512 B")
        #expect(large[0] == large[1])
        let fit = try #require(result.findings.first { $0.statement.hasPrefix("one constant") })
        #expect(fit.statement.contains("48.6 ns of a transaction's time, +-1.9 ns"))
        #expect(fit.trace.count == 26)
    }

    @Test func windowsAtRandomFigures() throws {
        try holds(34) { generator in
            [
                "batch": (0..<3).flatMap { _ in Self.draw(1...200, &generator) },
                "timeout": Self.draw(1...50_000, &generator), "gap": Self.draw(1...2000, &generator),
                "invalidate": Self.draw(1...5000, &generator),
            ]
        }
    }

    @Test(
        arguments: [
            (29, ["pinned": [1024]], "1024 pinned frames of 1024 leave none for anything else; pin at most 1023"),
            (30, ["line": [12]], "a line of 12 B has no whole words; give a multiple of 8"),
            (31, ["occupied": [4097]], "4097 pages do not fit the region's 4096 frames; give at most 4096"),
            (31, ["region": [64]], "a region of 64 B has no page of 4096 B; give a larger one"),
            (33, ["ways": [7]], "64 entries are no whole number of sets of 7; let the ways divide the entries"),
            (32, ["page": [100]], "a page of 100 B has no whole words; give a multiple of 8"),
            (
                32, ["page": [1_073_741_824], "pages": [2]],
                "2 pages of 1073741824 B are more than 256 MiB; "
                    + "give fewer or smaller pages"
            ),
        ] as [(Int, [String: [Double]], String)])
    func figuresThatMakeNoSenseTogetherAreRefused(number: Int, given: [String: [Double]], message: String) throws {
        let law = try #require(LawCatalog.law(number))
        let values = try LawValues(of: law.parameters, given: given)
        let refusal = #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
        #expect(refusal?.description == message)
    }

    /// What must go wrong does, and how is written down step by step.
    @Test(arguments: [
        (29, "nothing pinned", "the engine is done, and the page does not hold what it wrote"),
        (29, "the page pinned but not", "the engine wanted to write page 0, which is not mapped"),
        (30, "never invalidated", "word 0 is what it was before the transfer"),
        (30, "invalidated before", "word 0 is what it was before the transfer"),
        (34, "deferred", "the other program's frame holds what the device wrote"),
        (34, "identity map: the device writes", "the other program's frame holds what the device wrote"),
    ]) func withoutItsProtectionEachInvariantIsViolatedWithATrace(number: Int, start: String, end: String) throws {
        let law = try #require(LawCatalog.law(number))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 0)
        let finding = try #require(result.findings.first { $0.statement.hasPrefix(start) })
        #expect(finding.holds)
        #expect(finding.trace.count > 2)
        #expect(finding.trace.last == end)
    }
}
