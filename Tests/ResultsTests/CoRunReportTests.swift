import Statistics
import Testing
import TransferCore

@testable import Results

/// What two paths leave to a kernel beside them, in the columns, the table, the JSON and the verdict.
@Suite struct CoRunReportTests {
    /// A co-run in which the kernel and the transfer are slowed so much by each other, with noise.
    private static func coRun(kernel: Double, transfer: Double, processors: Int = 8) -> CoRun? {
        var blocks = CoRunBlocks()
        for round in 0..<21 {
            // Half a percent to either side, in no order.
            let noise = 1 + Double(round * 8 % 21 - 10) / 2000
            blocks.append(
                CoRunBlocks.Round(
                    kernelAlone: KernelBlock(bytes: 10_000_000, nanoseconds: 1_000_000),
                    kernelBeside: KernelBlock(bytes: 10_000_000, nanoseconds: Int(1_000_000 * kernel * noise)),
                    transferAlone: 1000, transferBeside: 1000 * transfer * noise))
        }
        var generator = SeededGenerator(seed: 2)
        return CoRunSummary(blocks, using: &generator).map {
            CoRun($0, setting: CoRun.Setting(kernelBytes: 128 << 20, busyThreads: 4, processors: processors))
        }
    }

    /// Two paths at two sizes, each with what it leaves to others.
    private func comparison(_ staged: CoRun?, _ direct: CoRun?) throws -> PathComparison {
        var generator = SeededGenerator(seed: 3)
        let paths = [("host-staged", 2000.0, staged), ("p2p", 1000.0, direct)]
        let measurements = [4096, 65536].flatMap { size in
            paths.map { name, cost, coRun in
                let path = PathComparisonTests.Path(transport: name, setup: cost, perByte: 0, noise: 0)
                let measured = path.measurement(size, using: &generator)
                var result = measured.result
                result.coRun = coRun
                return PathMeasurement(result, nanoseconds: measured.nanoseconds)
            }
        }
        return try #require(PathComparison.all(of: measurements, seed: 3).first)
    }

    @Test func theVerdictFollowsTheTruth() throws {
        let (little, much) = (Self.coRun(kernel: 1.1, transfer: 1.2), Self.coRun(kernel: 1.8, transfer: 1.4))
        let one = try comparison(much, little).verdict
        #expect(
            one.contains(
                "Beside the transfer a memory-bound kernel takes 1.80 times as long with host-staged and 1.10 with p2p (p2p "
                    + "leaves more to it at 2 of 2 sizes), and the transfers take 1.40 and 1.20 times as long."))
        #expect(try comparison(little, much).verdict.contains("(host-staged leaves more to it at 2 of 2 sizes)"))
        #expect(try comparison(much, much).verdict.contains("(no difference shown)"))
        let shared = Self.coRun(kernel: 2, transfer: 2, processors: 2)
        #expect(try comparison(shared, shared).verdict.contains(", all of which holds the sharing of processors."))
    }

    @Test func withoutACoRunNothingIsSaid() throws {
        let comparison = try comparison(nil, nil)
        #expect(!comparison.verdict.contains("kernel"))
        #expect(!PathsTable([comparison], style: TableStyle(width: 120)).text.contains("kernel"))
    }

    @Test func table() throws {
        let comparison = try comparison(
            Self.coRun(kernel: 1.8, transfer: 1.4, processors: 2), Self.coRun(kernel: 1, transfer: 1, processors: 2))
        let text = PathsTable([comparison], style: TableStyle(width: 120)).text
        let rows = text.split(separator: "\n").filter { $0.contains("GB/s  ") }
        #expect(rows.count == 4)
        #expect(rows[0].hasPrefix("4KiB   host-staged  10.0 GB/s     5.5"))
        #expect(rows[1].hasPrefix("4KiB   p2p          10.0 GB/s     "))
        #expect(
            text.contains(
                """
                Kernel: a[i] = b[i] + s c[i] over 128MiB on a thread of each rank; 4 busy threads (the ranks' own, which poll or yield
                while they wait, and the kernels') on 2 processors, more than there are: each slowdown also holds the sharing of
                processors, not that of memory alone.

                """))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("Kernel: ") } == 1, "it is said once")
    }

    @Test func json() throws {
        let comparison = try comparison(Self.coRun(kernel: 1.8, transfer: 1.4), nil)
        let text = PathsJSON(manifest: Examples.manifest(), cluster: nil, comparisons: [comparison]).text
        guard case .object(let report) = try JSONValue(json: text), case .array(let cells) = report["cells"],
            case .object(let cell) = cells[0], case .object(let baseline) = cell["baseline"],
            case .object(let candidate) = cell["candidate"], case .object(let coRun) = baseline["co_run"]
        else {
            Issue.record("the report has not the keys of the interface")
            return
        }
        #expect(Set(coRun.keys) == Set(SummaryColumn.coRun.map(\.name)))
        #expect(coRun["kernel_alone_bytes_per_s"] == .integer(10_000_000_000))
        #expect(coRun["busy_threads"] == .integer(4) && coRun["kernel_bytes"] == .integer(128 << 20))
        #expect(candidate["co_run"] == .null)
    }

    @Test func columns() throws {
        var result = Examples.measured(Examples.identity("p2p"), median: 1000)
        func fields() -> [String: String] {
            Dictionary(uniqueKeysWithValues: SummaryColumn.all.map { ($0.name, $0.value(result.quotable).field) })
        }
        #expect(SummaryColumn.coRun.allSatisfy { fields()[$0.name] == "" })
        result.coRun = Self.coRun(kernel: 1.5, transfer: 1.25)
        let shown = fields()
        #expect(shown["co_run_blocks"] == "21" && shown["busy_thread_processors"] == "8")
        #expect(abs((Double(shown["kernel_slowdown"] ?? "") ?? 0) - 1.5) < 0.02)
        #expect(abs((Double(shown["transfer_slowdown_high"] ?? "") ?? 0) - 1.25) < 0.02)
        #expect(shown["notes"]?.contains("4 busy threads") ?? false)
        result.status = .failed("torn tail")
        #expect(SummaryColumn.coRun.allSatisfy { fields()[$0.name] == "" })
    }

    @Test func theTableOfRowsHasColumnsWhereItWasAskedFor() {
        var results = ["mpi", "p2p"].map { Examples.measured(Examples.identity($0), median: 1000) }
        let style = TableStyle(width: 160)
        #expect(!SummaryTable(results, style: style).text.contains("kernel"))
        results[1].coRun = Self.coRun(kernel: 1.5, transfer: 1.25)
        let text = SummaryTable(results, style: style).text
        #expect(text.contains("kernel slowed") && text.contains("slowed by it"))
        #expect(text.contains("Kernel: a[i] = b[i] + s c[i]"))
    }
}
