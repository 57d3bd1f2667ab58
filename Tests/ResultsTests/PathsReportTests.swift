import Statistics
import Testing
import TransferCore

@testable import Results

/// The verdict as a table and as JSON.
@Suite struct PathsReportTests {
    private static let comparisons: [PathComparison] = {
        var generator = SeededGenerator(seed: 3)
        let staged = PathComparisonTests.Path(transport: "host-staged", setup: 2000, perByte: 0.5, noise: 0)
        let direct = PathComparisonTests.Path(transport: "p2p", setup: 6000, perByte: 0.25, noise: 0)
        return PathComparison.all(
            of: [4096, 65536].flatMap { size in
                var paths = [staged, direct].map { $0.measurement(size, using: &generator) }
                var result = paths[0].result
                (result.processorNanoseconds, result.bytesPerIteration) = (2.5 * Double(size), size)
                result.particulars = [Particular("staging_memory_bytes", 4096)]
                paths[0] = PathMeasurement(result, nanoseconds: paths[0].nanoseconds)
                return paths
            }, seed: 3)
    }()

    @Test func table() {
        let text = PathsTable(Self.comparisons, style: TableStyle(width: 100)).text
        #expect(
            text == """
                Medians of an iteration's time (latency: one way). Ratio: the second path's median over the first's,
                below 1 where the second is faster, with its 95 % interval. By the first and the second path, over
                all ranks: staged, the bytes of an iteration that went through host memory; CPU, seconds of
                processors for 10^9 bytes, waiting included; and of rank 0 the memory kept for what is staged or
                packed.

                size   host-staged  p2p      ratio  95 %            faster       staged  CPU, s/GB  memory
                4KiB   4.05 us      7.02 us  1.74   1.74 .. 1.74    host-staged  -, -    2.50, -    4KiB, -
                64KiB  34.8 us      22.4 us  0.644  0.644 .. 0.644  p2p          -, -    2.50, -    4KiB, -

                host-staged is faster up to 4KiB (1.74 times as fast), p2p from 64KiB on (1.55 times as fast). They
                cross at about 18.7 KiB (95 %: 18.7 KiB .. 18.7 KiB). The intervals are of 95 % and of this launch:
                another launch may differ by more than they say.

                """)
    }

    @Test func json() throws {
        let manifest = Examples.manifest()
        guard
            case .object(let report) = try JSONValue(
                json: PathsJSON(manifest: manifest, cluster: nil, comparisons: Self.comparisons).text),
            case .array(let cells) = report["cells"], case .object(let cell) = cells[0],
            case .object(let crossover) = report["crossover"]
        else {
            Issue.record("the report has not the keys of the interface")
            return
        }
        #expect(cell["size_bytes"] == .integer(4096))
        #expect(cell["ratio"] == .number(7024.0 / 4048.0))
        #expect(cell["ratio_low"] != nil && cell["ratio_high"] != nil)
        guard case .object(let baseline) = cell["baseline"], case .object(let candidate) = cell["candidate"] else {
            Issue.record("the cell has no two sides")
            return
        }
        #expect(baseline["cpu_s_per_gb"] == .number(2.5) && baseline["staging_memory_bytes"] == .integer(4096))
        #expect(candidate["cpu_s_per_gb"] == .null && candidate["staging_memory_bytes"] == .null)
        #expect(cell["faster"] == .string("host-staged"))
        #expect(crossover["low_bytes"] == crossover["size_bytes"] && crossover["high_bytes"] == crossover["size_bytes"])
        guard case .number(let size) = crossover["size_bytes"] else {
            Issue.record("the crossover has no size")
            return
        }
        #expect((19_100...19_200).contains(size))
        #expect(report["reason"] == .null)
        #expect(report["verdict"] == .string(Self.comparisons[0].verdict))
        #expect(report["manifest"] != nil)
    }

    @Test func file() throws {
        let rows = try CommaSeparatedReader(Array(PathsFile(Self.comparisons).text.utf8)).rows
        #expect(rows.count == 3)
        for (row, cell) in zip(rows.dropFirst(), Self.comparisons[0].ratios) {
            let fields = Dictionary(uniqueKeysWithValues: zip(rows[0], row))
            #expect(fields["baseline"] == "host-staged" && fields["candidate"] == "p2p")
            #expect(fields["size_bytes"] == "\(cell.sizeBytes)")
            #expect(fields["baseline_cell"] == cell.baseline.result.identity.key)
            #expect(fields["candidate_cell"] == cell.candidate.result.identity.key)
            let ratio = try #require(cell.ratio)
            #expect(fields["ratio"].flatMap { Double($0) } == ratio.estimate)
            #expect(fields["ratio_low"].flatMap { Double($0) } == ratio.low)
            #expect(fields["ratio_high"].flatMap { Double($0) } == ratio.high)
            #expect(fields["ratio_from"] == "samples" && fields["verdict"] == ratio.verdict.rawValue)
            let place = try #require(Self.comparisons[0].crossover.place)
            #expect(fields["crossover_bytes"].flatMap { Double($0) } == place.size)
            #expect(fields["crossover_low_bytes"].flatMap { Double($0) } == place.low)
            #expect(fields["crossover_high_bytes"].flatMap { Double($0) } == place.high)
            #expect(fields["reason"] == "" && fields["crossover_reason"] == "")
        }
        #expect(try CommaSeparatedReader(Array(PathsFile([]).text.utf8)).rows == [rows[0]])
    }

    @Test func whatIsMissingInTheFileIsEmptyWithItsReason() throws {
        var generator = SeededGenerator(seed: 1)
        let measured = PathComparisonTests.staged.measurement(4096, using: &generator)
        let skipped = PathMeasurement(
            CellResult(identity: Examples.identity("p2p", size: 4096), status: .skipped("no device")), nanoseconds: [])
        let text = PathsFile(PathComparison.all(of: [measured, skipped], seed: 1)).text
        let rows = try CommaSeparatedReader(Array(text.utf8)).rows
        let fields = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
        for name in ["ratio", "ratio_low", "ratio_high", "ratio_from", "verdict", "crossover_bytes"] {
            #expect(fields[name] == "", "\(name)")
        }
        #expect(fields["reason"] == "skipped: no device" && fields["crossover_reason"] == "there is no ratio")
    }

    @Test func withoutACrossoverThereIsAReason() throws {
        let text = PathsJSON(manifest: Examples.manifest(), cluster: nil, comparisons: []).text
        guard case .object(let report) = try JSONValue(json: text) else {
            Issue.record("it is no object")
            return
        }
        #expect(report["crossover"] == .null)
        #expect(report["reason"] == .string("there are no two paths with figures"))
        #expect(report["cells"] == .array([]))
    }
}
