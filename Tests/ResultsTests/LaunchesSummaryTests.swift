import Statistics
import Testing
import TransferCore

@testable import Results

/// What launches say together: one row a cell, in a file, as a table and as JSON.
@Suite struct LaunchesSummaryTests {
    /// A launch in which a cell's samples lie within a thousandth of its median.
    private func launch(
        _ medians: [(String, Double)], samples: Int = 20, others: [StoredCell] = [],
        status: RunManifest.Status = .complete
    ) -> StoredRun {
        var manifest = Examples.manifest()
        manifest.seed = 7
        manifest.status = status
        let cells = medians.map { transport, median in
            let times = (0..<samples).map { sample -> Double in median * (1 + 0.0001 * Double(sample * 7 % 20 - 10)) }
            return StoredCell(identity: Examples.identity(transport), status: .ok, launches: [times])
        }
        return StoredRun(path: "a/launch", manifest: manifest, cells: cells + others)
    }

    private func cell(_ transport: String, _ status: CellStatus) -> StoredCell {
        StoredCell(
            identity: Examples.identity(transport), status: status, launches: status.hasFigures ? [[5, 5, 5]] : [])
    }

    private func summary(_ launches: [StoredRun]) -> LaunchesSummary {
        launches.reduce(into: LaunchesSummary()) { $0.add($1) }
    }

    /// mpi in all three launches, 5 % apart; p2p only in the first; verbs in none.
    private var three: LaunchesSummary {
        let skipped = cell("verbs", .skipped("there is no device"))
        return summary([
            launch([("mpi", 1000), ("p2p", 200)], others: [skipped]),
            launch([("mpi", 1100)], others: [skipped, cell("p2p", .failed("element 3, torn"))]),
            launch([("mpi", 1050)], others: [skipped, cell("p2p", .interrupted)], status: .interrupted),
        ])
    }

    @Test func launchesAreValuesAndSamplesAreNot() throws {
        let medians = try #require(three.cells[0].medians)
        #expect(medians.launches == 3 && abs(medians.median - 1050) < 1)
        let interval = try #require(medians.interval)
        // Samples within a thousandth would give an interval of a thousandth; these launches lie 5 % apart.
        #expect(interval.kind == .fewLaunches && interval.low < 950 && interval.high > 1150)
        let more = summary([1000, 1100, 1050].map { launch([("mpi", $0)], samples: 2000) })
        let same = try #require(more.cells[0].medians?.interval)
        #expect(abs(same.low - interval.low) < 1 && abs(same.high - interval.high) < 1)
    }

    @Test func cellsThatWereNotRunSayWhere() {
        let cells = three.cells
        #expect(cells.map(\.identity.transport) == ["mpi", "p2p", "verbs"])
        #expect(cells.map { $0.medians?.launches } == [3, 1, nil])
        #expect(cells[0].reason == nil)
        #expect(cells[1].reason == "launch 2: failed: element 3, torn; launch 3: interrupted")
        #expect(
            cells[2].reason == "skipped: there is no device")
        let changing = summary([
            launch([], others: [cell("verbs", .skipped("there is no device"))]),
            launch([], others: [cell("verbs", .failed("it went"))]),
            launch([], others: [cell("verbs", .skipped("there is no device"))]), launch([], status: .failed),
        ])
        #expect(
            changing.cells[0].reason
                == "launches 1, 3: skipped: there is no device; launch 2: failed: it went; launch 4: no row where run.json says failed"
        )
    }

    @Test func fileHasARowForEachCell() throws {
        let temporary = try TemporaryFolder()
        let folder = try LaunchesFolder(at: temporary.path + "/a/b")
        #expect(folder.path(ofLaunch: 2) == temporary.path + "/a/b/launch-2")
        try folder.write(summary([]))
        try folder.write(three)
        let rows = try temporary.records("a/b/launches.csv")
        #expect(rows.map { $0["transport"] } == ["mpi", "p2p", "verbs"])
        #expect(rows.map { $0["launches"] } == ["3", "1", "0"])
        #expect(rows[0]["cell"] == Examples.identity("mpi").key)
        #expect(rows.map { $0["interval_kind"] } == ["few_launches", "", ""])
        #expect(rows.map { $0["median_low_ns"] == "" } == [false, true, true])
        #expect(rows[1]["median_ns"] != "" && rows[1]["between_launches_spread"] == "")
        #expect(rows[2]["median_ns"] == "" && rows[2]["reason"]?.isEmpty == false)
        #expect(Array(LaunchesColumn.all.map(\.name).prefix(9)) == Array(SummaryColumn.all.map(\.name).prefix(9)))
    }

    @Test(arguments: ["launches.csv", "run.json", "launch-4"]) func usedFolderIsRefused(entry: String) throws {
        let temporary = try TemporaryFolder()
        _ = try LaunchesFolder(at: "\(temporary.path)/\(entry)")
        let error = #expect(throws: ResultsError.self) { try LaunchesFolder(at: temporary.path) }
        #expect(error?.code == .otherRun)
    }

    @Test func table() {
        #expect(
            LaunchesTable(three, style: TableStyle(width: 100)).text == """
                Over 3 launches: the median of the launches' medians, its 95 % interval, and the relative standard
                deviation from launch to launch. Intervals from two to five launches: Student's t of the logarithms
                of their medians. One launch has no interval.

                halo, 2 ranks: grid=256x128x128 ghost=1 neighbours=faces
                transport  method  memory  size    launches  median   95 % interval      spread
                mpi        gather  device  256KiB  3         1.05 us  932 ns .. 1.18 us  4.76%
                p2p        gather  device  256KiB  1         200 ns   -                  -
                verbs      gather  device  256KiB  0         skipped: there is no device

                """)
    }

    @Test func json() throws {
        guard case .object(let report) = try JSONValue(json: LaunchesJSON(three).text),
            case .array(let launches) = report["launches"], case .object(let launch) = launches[2],
            case .array(let cells) = report["cells"], case .object(let last) = cells[2]
        else {
            Issue.record("the report has not the keys that are documented")
            return
        }
        #expect(launches.count == 3 && launch["status"] == .string("interrupted") && launch["seed"] == .integer(7))
        #expect(last["launches"] == .integer(0) && last["median_ns"] == .null && last["reason"] != .null)
        #expect(Set(last.keys) == Set(LaunchesColumn.all.map(\.name)))
    }
}
