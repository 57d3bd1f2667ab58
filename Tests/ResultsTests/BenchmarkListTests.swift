import FoundationEssentials
import Results
import Statistics
import Testing

/// The list for dashboards, from folders that runs have left.
@Suite struct BenchmarkListTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path + "/run" }
    private let name = "halo p2p gather device 2 ranks 262144 B grid=256x128x128;ghost=1;neighbours=faces"

    private func write(_ results: [CellResult]) throws {
        let run = try ResultsFolder(at: path, manifest: Examples.manifest())
        for result in results { try run.append(result: result) }
        try run.finish(.complete)
    }

    private func replace(_ old: String, by new: String) throws {
        let text = String(decoding: try folder.bytes("run/summary.csv"), as: UTF8.self)
        #expect(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: URL(filePath: path + "/summary.csv"))
    }

    /// Ten samples from 1 to 10 us: the median is 5500 ns.
    private var measured: CellResult {
        var result = Examples.measured(Examples.identity("p2p"), median: 5)
        result.summary = SampleSummary(nanoseconds: [3, 7, 1, 9, 5, 2, 8, 4, 10, 6].map { $0 * 1000 })
        result.bandwidth = 4.5e9
        var counts = SampleCounts()
        counts[.ok] = 10
        result.counts = counts
        return result
    }

    @Test func medians() throws {
        try write([measured])
        let list = try BenchmarkList(ofRunAt: path, figure: .median)
        let entry = try #require(list.entries.first)
        #expect(list.entries.count == 1 && list.omissions.isEmpty && list.problems.isEmpty)
        #expect(entry.name == name && entry.unit == "ns" && entry.value == 5500)
        #expect(entry.extra == "10 samples, rdmark abc1234")
        // The second and the ninth of ten samples: the exact binomial interval.
        #expect(entry.range == "± 3500")
        for text in ["\"name\" : \"\(name)\"", "\"unit\" : \"ns\"", "\"value\" : 5500", "\"range\" : \"± 3500\""] {
            #expect(list.json.contains(text), "\(list.json)")
        }
        #expect(list.json.hasPrefix("["))
    }

    @Test func rates() throws {
        try write([measured])
        let entry = try #require(try BenchmarkList(ofRunAt: path, figure: .bandwidth).entries.first)
        #expect(entry.unit == "B/s" && entry.value == 4.5e9 && entry.range == nil)
    }

    /// A figure that is missing must not come out as 0, which would be the best of all times.
    @Test func whatHasNoFigureIsLeftOutAndTold() throws {
        var silent = measured
        silent.summary = SampleSummary(nanoseconds: [1, 2])
        try write([
            CellResult(identity: Examples.identity("a"), status: .skipped("no device")),
            CellResult(
                identity: Examples.identity("b"), status: .failed("a byte was wrong"), summary: measured.summary),
            CellResult(identity: Examples.identity("c"), status: .interrupted, summary: measured.summary),
            CellResult(identity: Examples.identity("d"), status: .ok, summary: silent.summary),
        ])
        let list = try BenchmarkList(ofRunAt: path, figure: .median)
        #expect(list.entries.isEmpty)
        let reasons = list.omissions.map { $0.split(separator: ": ", maxSplits: 1).last ?? "" }
        #expect(reasons == ["skipped: no device", "failed: a byte was wrong", "interrupted", "it has no median"])
    }

    @Test func twoRowsOfOneNameCannotBeToldApart() throws {
        try write([measured, measured])
        let list = try BenchmarkList(ofRunAt: path, figure: .median)
        #expect(list.entries.isEmpty && list.omissions == ["\(name): it has several rows, which cannot be told apart"])
    }

    @Test func damageIsTold() throws {
        try write([measured])
        try replace(",5500,", by: ",fast,")
        let list = try BenchmarkList(ofRunAt: path, figure: .median)
        #expect(list.entries.isEmpty && list.problems.map(\.line) == [2])
        #expect(list.problems.first?.problem == "median_ns is `fast` and not a number")
    }

    @Test func whatIsMissingAltogetherIsThrown() throws {
        #expect(throws: ReadingProblem.self) { try BenchmarkList(ofRunAt: path, figure: .median) }
        try write([measured])
        try replace("median_low_ns", by: "median_lower_ns")
        let error = #expect(throws: ReadingProblem.self) { try BenchmarkList(ofRunAt: path, figure: .median) }
        #expect(error?.problem == "there is no column median_low_ns")
    }
}
