import FoundationEssentials
import Statistics
import Testing
import TransferCore

@testable import Results

/// Folders that runs have left, whole and otherwise.
@Suite struct StoredRunTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path + "/run" }
    private let cells = [Examples.identity("mpi", .pack), Examples.identity("p2p", options: "odd=\"a,b\"")]

    /// Two launches of ten samples and a warm-up sample each, of two cells, and a cell that was skipped.
    private func write(_ manifest: RunManifest = Examples.manifest()) throws {
        let results = try ResultsFolder(at: path, manifest: manifest)
        for cell in cells {
            for launch in 0..<2 {
                let samples = (0..<11).map { sample in
                    SampleRecord(
                        elapsedNanoseconds: 1000 + 100 * launch + sample, events: 2, launch: launch,
                        validity: sample == 0 ? .warmUp : .ok)
                }
                try results.append(samples: samples, of: cell)
            }
            var counts = SampleCounts()
            counts[.ok] = 20
            var result = CellResult(identity: cell, status: .ok, counts: counts)
            if cell == cells[0] {
                result.particulars = [
                    Particular("registration_cold_ns", 1200), Particular("registered_pages", 16),
                    Particular("page_kind", "standard"),
                ]
            }
            try results.append(result: result)
        }
        try results.append(result: CellResult(identity: Examples.identity("x"), status: .skipped("not here")))
        try results.finish(.complete)
    }

    /// Replaces text in a file of the run, once.
    private func replace(_ old: String, by new: String, in file: String) throws {
        var text = String(decoding: try folder.bytes("run/\(file)"), as: UTF8.self)
        let place = try #require(text.firstRange(of: old), "\(file) holds no \(old)")
        text.replaceSubrange(place, with: new)
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(file)"))
    }

    private func cut(_ file: String, by bytes: Int) throws {
        try Data(try folder.bytes("run/\(file)").dropLast(bytes)).write(to: URL(filePath: "\(path)/\(file)"))
    }

    /// The problems of the run, without the folder's path.
    private func problems(of run: StoredRun) -> [String] {
        run.problems.map { String($0.description.dropFirst(path.count + 1)) }
    }

    /// Why the run cannot be read at all, without the folder's path.
    private func refusal() throws -> String {
        let error = try #require(throws: ReadingProblem.self) { _ = try StoredRun(at: path) }
        return String(error.description.dropFirst(path.count + 1))
    }

    @Test func comesBackAsItWasWritten() throws {
        try write()
        let run = try StoredRun(at: path)
        #expect(run.problems.isEmpty && run.manifest.status == .complete && run.manifest.schema == 1)
        #expect(run.cells.map(\.identity) == cells + [Examples.identity("x")])
        #expect(run.cells.map(\.status) == [.ok, .ok, .skipped("not here")])
        let launches = (0..<2).map { launch in (1...10).map { Double(1000 + 100 * launch + $0) / 2 } }
        #expect(run.cells.map(\.launches) == [launches, launches, []])
    }

    @Test func registrationsComeBack() throws {
        try write()
        let known = try StoredRun(at: path).cells.map(\.registration)
        #expect(known == [StoredCell.Registration(pages: 16, nanoseconds: 1200), nil, nil])
        // Huge pages cost otherwise, and are as many as their region says.
        try replace("standard", by: "huge", in: "summary.csv")
        #expect(try StoredRun(at: path).cells.allSatisfy { $0.registration == nil })
    }

    @Test func rowOfAKilledRunIsLeftOut() throws {
        try write()
        try cut("summary.csv", by: 1)
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == cells)
        #expect(
            problems(of: run) == ["summary.csv:4: the last row has no end, as where a run was killed; it is left out"])
    }

    @Test func cellWhoseSamplesAreNotAllThereIsLeftOut() throws {
        try write()
        try cut("samples.csv", by: 3)
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[0], Examples.identity("x")])
        #expect(
            problems(of: run) == [
                "samples.csv:45: the last row has no end, as where a run was killed; it is left out",
                "summary.csv:3: cell \(cells[1].key) has 20 samples here and 19 in samples.csv; it is left out",
            ])
    }

    @Test func cellWithoutARowIsTold() throws {
        try write()
        let summary = String(decoding: try folder.bytes("run/summary.csv"), as: UTF8.self)
        let lines = summary.split(separator: "\r\n", omittingEmptySubsequences: false)
        try Data((lines[0] + "\r\n" + lines[1] + "\r\n").utf8).write(to: URL(filePath: "\(path)/summary.csv"))
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[0]])
        #expect(
            problems(of: run) == [
                "samples.csv: cell \(cells[1].key) has samples and no row in summary.csv, as where a run was killed; "
                    + "it is left out"
            ])
    }

    @Test func wrongTypeLeavesItsCellOut() throws {
        try write()
        try replace(",1003,ok", by: ",fast,ok", in: "samples.csv")
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[1], Examples.identity("x")])
        #expect(
            problems(of: run) == [
                "samples.csv:5: launch, events, elapsed_ns or validity is not what it should be; its cell is left out"
            ])
    }

    @Test(arguments: [
        (",pack,", ",zip,", "method is `zip` and not a method's name"),
        (",2,262144,", ",two,262144,", "ranks is `two` and not a whole number"),
        (",ok,,20", ",fine,,20", "status is `fine` and not ok, skipped, failed, invalid or interrupted"),
        (",ok,,20", ",ok,,many", "samples is `many` and not a whole number"),
    ])
    func wrongTypeLeavesItsRowOut(old: String, new: String, problem: String) throws {
        try write()
        try replace(old, by: new, in: "summary.csv")
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[1], Examples.identity("x")])
        #expect(problems(of: run).contains("summary.csv:2: \(problem); the row is left out"))
    }

    @Test func rowThatWasEditedIsNotItsCell() throws {
        try write()
        try replace(",2,262144,", by: ",2,262145,", in: "summary.csv")
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[1], Examples.identity("x")])
        #expect(problems(of: run).contains { $0.hasPrefix("summary.csv:2: cell is `\(cells[0].key)` and not ") })
    }

    @Test func columnsGoByTheirNames() throws {
        try write()
        try replace("samples,median_ns", by: "samples,mood", in: "summary.csv")
        try replace("cell,workload", by: "cell,colour", in: "samples.csv")
        let run = try StoredRun(at: path)
        #expect(run.cells.count == 3)
        #expect(
            problems(of: run) == [
                "samples.csv:1: there is an unknown column colour; it is left alone",
                "summary.csv:1: there is an unknown column mood; it is left alone",
            ])
    }

    @Test(arguments: [
        (
            "samples.csv", "elapsed_ns", "elapsed",
            "samples.csv:1: there is no column elapsed_ns; give results as results/README.md describes them"
        ),
        (
            "summary.csv", "samples,median_ns", "samples,samples",
            "summary.csv:1: there are two columns samples; rename or remove one of them"
        ),
        (
            "run.json", "\"schema\" : 1", "\"schema\" : 2",
            "run.json: its schema is 2, and this rdmark reads schemas up to 1; compare with the rdmark that wrote it, "
                + "or a newer one"
        ),
        (
            "run.json", "\"started_at\"", "\"begun_at\"",
            "run.json: it is no manifest of a run: there is no started_at; give "
                + "the folder of a run"
        ),
        ("run.json", "{", "", "run.json: it is no manifest of a run: it is not whole JSON; give the folder of a run"),
    ])
    func whatCannotBeReadAtAllSaysWhy(file: String, old: String, new: String, message: String) throws {
        try write()
        try replace(old, by: new, in: file)
        #expect(try refusal() == message)
    }

    @Test func manifestFromBeforeSchemasIsRead() throws {
        try write()
        try replace("  \"schema\" : 1,\n", by: "", in: "run.json")
        let run = try StoredRun(at: path)
        #expect(run.cells.count == 3 && run.manifest.schema == nil)
    }

    @Test func rowsThatMakeNoSenseEndTheReading() throws {
        try write()
        try replace("\(cells[1].key),", by: "\(cells[1].key),,", in: "samples.csv")
        let run = try StoredRun(at: path)
        #expect(run.cells.map(\.identity) == [cells[0], Examples.identity("x")])
        #expect(
            problems(of: run)[0] == "samples.csv:24: the row has 11 fields under 10 columns; a field that holds a "
                + "comma needs quotes")
    }

    @Test func emptyFilesSayWhy() throws {
        try write()
        try Data().write(to: URL(filePath: "\(path)/summary.csv"))
        #expect(
            try refusal()
                == "summary.csv:1: it has no whole heading; nothing can be read; was its run killed at once?")
        try FileManager.default.removeItem(atPath: "\(path)/summary.csv")
        #expect(
            try refusal()
                == "summary.csv: there is no such file; give the folder of a run, with run.json, summary.csv and samples.csv"
        )
    }

    @Test func cellThatStandsThereTwiceIsLeftOut() throws {
        let results = try ResultsFolder(at: path, manifest: Examples.manifest())
        for _ in 0..<2 { try results.append(result: CellResult(identity: cells[0], status: .failed("wrong bytes"))) }
        try results.finish(.complete)
        let run = try StoredRun(at: path)
        #expect(run.cells.isEmpty)
        #expect(problems(of: run).first?.contains("has 2 rows, which cannot be told apart") == true)
    }

    @Test func namesOfSeveralRuns() throws {
        try write()
        try FileManager.default.copyItem(atPath: path, toPath: folder.path + "/copy")
        #expect(try StoredRun.all(named: path).runs.map(\.path) == [path])
        #expect(
            try StoredRun.all(named: folder.path).runs.map(\.path) == ["copy", "run"].map { "\(folder.path)/\($0)" })
        #expect(try StoredRun.all(named: "\(path),\(folder.path)/copy").runs.count == 2)
        for (word, problem) in [
            ("\(path),\(folder.path)", "the run is named twice"), ("\(folder.path)/no", "there is no such folder"),
        ] {
            let error = try #require(throws: ReadingProblem.self) { _ = try StoredRun.all(named: word) }
            #expect(error.problem == problem)
        }
    }

    @Test func runThatCannotBeReadLeavesTheOthers() throws {
        try write()
        try FileManager.default.copyItem(atPath: path, toPath: folder.path + "/copy")
        try replace("elapsed_ns", by: "elapsed", in: "samples.csv")
        let (runs, problems) = try StoredRun.all(named: folder.path)
        #expect(runs.map(\.path) == ["\(folder.path)/copy"])
        #expect(problems.map(\.problem) == ["there is no column elapsed_ns"])
    }
}
