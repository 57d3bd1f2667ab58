import Testing

@testable import CommandLineKit

/// `rdmark paths`: a workload's own words, with ranges.
@Suite struct PathsTests {
    private func paths(_ line: String) throws -> PathsSettings {
        guard case .paths(let settings) = try command("paths " + line) else { throw NotACommand() }
        return settings
    }

    @Test func aGridRangeDoublesEachSide() throws {
        let settings = try paths("halo --grid 8x16x32..32x64x128 --ghost 2 --transport mpi,p2p")
        let grids = settings.runs.compactMap { if case .halo(let halo) = $0 { halo.grid } else { nil } }
        #expect(grids == [[8, 16, 32], [16, 32, 64], [32, 64, 128]])
        #expect(settings.runs.allSatisfy { if case .halo(let halo) = $0 { halo.ghost == 2 } else { false } })
    }

    @Test func rangesOfTwoOptionsAreWalkedInStep() throws {
        let settings = try paths("transpose --rows 64..256 --columns 8..32 --transport mpi,p2p")
        let shapes = settings.runs.compactMap {
            if case .transpose(let one) = $0 { [one.rows, one.columns] } else { nil }
        }
        #expect(shapes == [[64, 8], [128, 16], [256, 32]])
    }

    @Test func whatIsNoRangeIsReadAsEver() throws {
        #expect(
            try paths("halo --grid 8x8 --transport mpi,p2p").runs == [
                try command("halo --grid 8x8 --transport mpi,p2p")
            ])
        let probe = "bandwidth --size 4K..1M --transport mpi,p2p"
        #expect(try paths(probe).runs == [try command(probe)])
    }

    @Test func valuesThatDifferAreListed() throws {
        let values = try command("paths halo --grid 8x8..32x32 --transport mpi,p2p").optionsAfterDefaults
        #expect(values["grid"] == "8x8,16x16,32x32")
        #expect(values["ghost"] == "1")
        #expect(values["workload"] == "halo")
    }

    @Test func coRunsAreAskedForOfEachSize() throws {
        let settings = try paths("halo --grid 8x8..16x16 --transport mpi,p2p --co-run")
        #expect(settings.runs.count == 2 && settings.runs.allSatisfy { $0.run?.coRuns ?? false })
        #expect(try command("stream --co-run").optionsAfterDefaults["co-run"] == "true")
        #expect(try command("latency").run?.coRuns == false)
    }

    @Test func oneTransportByTwoMethodsIsTwoPaths() throws {
        #expect(try paths("halo --transport mpi --method pack,datatype").runs.count == 1)
    }

    @Test(arguments: [
        (
            "paths",
            "paths: its WORKLOAD is missing; write rdmark paths WORKLOAD, one of halo, transpose, stream, checkpoint, "
                + "messages, latency or bandwidth"
        ),
        ("paths hallo", "paths: there is no workload hallo; did you mean halo?"),
        (
            "paths suite",
            "paths: there is no workload suite; the workloads are halo, transpose, stream, checkpoint, messages, latency "
                + "and bandwidth"
        ),
        (
            "paths halo --transport mpi",
            "paths halo: there is one path, mpi; name two or more with --transport, the first being what the others are "
                + "compared with"
        ),
        (
            "paths halo --grid 8x8..24x24",
            "paths halo --grid 8x8..24x24: 8x8..24x24 does not end where doubling leads; write a range as A..B, where "
                + "doubling A some times gives B, as 32x32x32..128x128x128 or 64..512"
        ),
        (
            "paths halo --grid 8x8..16x8",
            "paths halo --grid 8x8..16x8: 8x8..16x8 does not end where doubling leads; write a range as A..B, where "
                + "doubling A some times gives B, as 32x32x32..128x128x128 or 64..512"
        ),
        (
            "paths halo --grid 0x8..8x8",
            "paths halo --grid 0x8..8x8: 0x8..8x8 has an end that is no extent from 1 to 2147483647; write a range as A..B, "
                + "where doubling A some times gives B, as 32x32x32..128x128x128 or 64..512"
        ),
        (
            "paths transpose --rows 64..256 --columns 8..16",
            "paths transpose --columns 8..16: it has 2 steps, the range before it 3; give ranges that double equally often"
        ),
        (
            "paths stream --depth 1,2 --transport mpi,p2p",
            "paths stream: --depth has several values; give one: sizes are what is compared over"
        ),
        (
            "paths latency --format osu --transport mpi,p2p",
            "paths latency: --format osu has no place for ratios; leave it out, or use --json"
        ),
        ("paths halo --size 8", "halo: there is no option --size; it is an option of latency and bandwidth"),
    ])
    func refusals(line: String, text: String) {
        let error = #expect(throws: UsageError.self) { try invocation(line) }
        #expect(error?.description == text)
    }

    @Test func isNoRunOfASuite() {
        let suite = #"{"name": "s", "runs": [{"workload": "paths"}]}"#
        #expect(throws: UsageError.self) { try SuiteFile.parse(text: suite, vocabulary: vocabulary) }
    }
}
