import Statistics
import Testing
import TransferCore

@testable import Results

@Suite struct RunComparisonTests {
    /// A run of one launch: cells by transport, with 20 samples around a median, all in the ratio `factor`.
    private func run(
        _ medians: [(String, Double)], factor: Double = 1, path: String = "a", commit: String = "abc1234"
    ) -> StoredRun {
        var manifest = Examples.manifest()
        manifest.commit = commit
        return StoredRun(
            path: path, manifest: manifest,
            cells: medians.map { transport, median in
                let samples = (0..<20).map { median * factor * (0.99 + 0.001 * Double($0 * 7 % 20)) }
                return StoredCell(identity: Examples.identity(transport), status: .ok, launches: [samples])
            })
    }

    private func skipped(_ transport: String) -> StoredRun {
        StoredRun(
            path: "s", manifest: Examples.manifest(),
            cells: [
                StoredCell(
                    identity: Examples.identity(transport), status: .failed("element 3 is wrong | [torn]"), launches: []
                )
            ])
    }

    /// Six launches a side: mpi as fast as before, p2p a tenth slower, verbs a fifth faster, staged 2 % slower.
    private var comparison: RunComparison {
        let baseline = (0..<6).map { launch in
            run(
                [("mpi", 25_800), ("p2p", 3_150), ("verbs", 1000), ("staged", 100), ("old", 5)],
                factor: 1 + 0.001 * Double(launch), path: "base/\(launch)")
        }
        let candidate = (0..<6).map { launch in
            run(
                [("mpi", 25_800), ("p2p", 3_465), ("verbs", 800), ("staged", 102), ("new", 5)],
                factor: 1 + 0.001 * Double((launch + 3) % 6), path: "new/\(launch)", commit: "def5678")
        }
        return RunComparison(baseline: baseline, candidate: candidate + [skipped("old")], threshold: 0.05)
    }

    @Test func verdictsAreThoseThatWerePlanted() {
        #expect(comparison.cells.map(\.identity.transport) == ["mpi", "p2p", "verbs", "staged"])
        #expect(comparison.cells.map(\.ratio.verdict) == [.noDifferenceShown, .slower, .faster, .slower])
        #expect(comparison.cells.allSatisfy { $0.ratio.kind == .launches && $0.baseline.launches == 6 })
        #expect(comparison.slowerCells.map(\.identity.transport) == ["p2p"])
        #expect(abs(comparison.cells[1].ratio.estimate - 1.1) < 1e-9)
        #expect(
            comparison.omissions.map(\.reason) == [
                "failed in the candidate: element 3 is wrong | [torn]", "only in the candidate",
            ])
        #expect(comparison.differences.isEmpty)
    }

    @Test func ranksSayHowSurelyItIsLonger() throws {
        let p2p = try #require(comparison.cells[1].ranks)
        // All 36 pairs of launches are in order: 2 of 924 ways to deal them.
        #expect(p2p.superiority == 1 && abs(p2p.probability - 2.0 / 924) < 1e-12)
        #expect(comparison.cells[0].ranks?.superiority == 0.5)
    }

    @Test func sameRunsGiveTheSameFigures() {
        #expect(comparison.cells == self.comparison.cells)
        let one = run([("mpi", 10), ("p2p", 3)])
        let alone = RunComparison(baseline: [run([("p2p", 3)])], candidate: [one], threshold: 0)
        let together = RunComparison(baseline: [one], candidate: [one], threshold: 0)
        #expect(alone.cells == together.cells.filter { $0.identity.transport == "p2p" })
    }

    @Test func tooFewSamplesAreLeftOutWithTheReason() {
        let few = StoredRun(
            path: "f", manifest: Examples.manifest(),
            cells: [StoredCell(identity: Examples.identity("mpi"), status: .ok, launches: [[1, 2, 3]])])
        let comparison = RunComparison(baseline: [run([("mpi", 1)])], candidate: [few], threshold: 0)
        #expect(comparison.cells.isEmpty)
        #expect(comparison.omissions.map(\.reason) == ["the candidate has 3 samples, a ratio of medians needs 6"])
    }

    @Test func table() {
        let expected = """
            baseline: base/0, base/1, base/2, base/3, base/4, base/5 (commit abc1234)
            candidate: new/0, new/1, new/2, new/3, new/4, new/5, s (commit def5678, abc1234)
            Ratio: the candidate's median time over the baseline's, below 1 where the candidate is faster; over several launches,
            of the medians of their medians.

            halo, 2 ranks: grid=256x128x128 ghost=1 neighbours=faces
            transport  method  memory  size    baseline  candidate  ratio  95% interval    launches  verdict
            mpi        gather  device  256KiB  25.9 us   25.9 us    1.000  0.997 to 1.002  6         no difference shown
            p2p        gather  device  256KiB  3.16 us   3.47 us    1.100  1.097 to 1.103  6         slower by more than 5%
            verbs      gather  device  256KiB  1.00 us   802 ns     0.800  0.798 to 0.802  6         faster by more than 5%
            staged     gather  device  256KiB  100 ns    102 ns     1.020  1.017 to 1.023  6         slower

            4 cells compared: 1 slower by more than 5%, 1 slower, 1 no difference shown, 1 faster by more than 5%

            Not compared:
              halo, 2 ranks: grid=256x128x128 ghost=1 neighbours=faces: old gather device 256KiB: failed in the candidate: elemen…
              halo, 2 ranks: grid=256x128x128 ghost=1 neighbours=faces: new gather device 256KiB: only in the candidate

            """
        #expect(ComparisonTable(comparison).text(style: TableStyle(width: 118)) == expected)
    }

    @Test func noLineIsWiderThanTheTerminal() {
        for width in [20, 60, 200] {
            for line in ComparisonTable(comparison).text(style: TableStyle(width: width)).split(separator: "\n") {
                #expect(line.count <= width, "\(line)")
            }
        }
    }

    @Test func markdown() {
        let lines = ComparisonTable(comparison).markdown.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.contains(
                "| p2p | gather | device | 256KiB | 3.16 us | 3.47 us | 1.100 | 1.097 to 1.103 | 6 | slower "
                    + "by more than 5% |"))
        // A bar or a bracket of a reason is no mark-up.
        #expect(lines.contains { $0.hasPrefix("- halo") && $0.hasSuffix("element 3 is wrong \\| \\[torn\\]") })
        #expect(lines.contains("|---|---|---|---|---|---|---|---|---|---|"))
    }

    @Test func json() throws {
        guard case .object(let object) = try JSONValue(json: ComparisonJSON(comparison).text),
            case .array(let cells) = object["cells"], case .object(let cell) = cells[1],
            case .object(let ratio) = cell["ratio"], case .object(let identity) = cell["identity"],
            case .array(let omissions) = object["not_compared"]
        else {
            Issue.record("the JSON lacks a part")
            return
        }
        #expect(object["threshold"] == .number(0.05) && object["problems"] == .array([]))
        #expect(cell["verdict"] == .string("slower") && cell["is_beyond_threshold"] == .boolean(true))
        #expect(ratio["kind"] == .string("launches") && identity["size_bytes"] == .integer(262_144))
        #expect(identity["cell"] == .string(Examples.identity("p2p").key) && omissions.count == 2)
    }

    @Test func oneLaunchSaysWhatItDoesNotKnow() {
        let comparison = RunComparison(baseline: [run([("mpi", 1)])], candidate: [run([("mpi", 1)])], threshold: 0.02)
        #expect(ComparisonTable(comparison).markdown.contains("the interval does not know how launches differ"))
        #expect(ComparisonJSON(comparison).text.contains("\"rank_sum_probability\" : null"))
    }
}
