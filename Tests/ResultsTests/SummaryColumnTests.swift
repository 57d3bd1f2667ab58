import FoundationEssentials
import Statistics
import Testing
import TransferCore

@testable import Results

@Suite struct SummaryColumnTests {
    private func fields(_ result: CellResult) -> [String: String] {
        Dictionary(uniqueKeysWithValues: SummaryColumn.all.map { ($0.name, $0.value(result).field) })
    }

    @Test func headingStartsAsPromised() {
        let promised =
            "workload,transport,method,memory,ranks,size_bytes,block_bytes,blocks,options,status,reason,samples,"
            + "median_ns,p90_ns,p99_ns,min_ns,max_ns,bandwidth_bytes_per_s,ceiling_bytes_per_s,verified,"
            + "cpu_copied_bytes,staged_bytes,posted_bytes,requests,segments,"
        let names = SummaryColumn.all.map(\.name)
        #expect(names.joined(separator: ",").hasPrefix(promised))
        #expect(Set(names).count == names.count)
    }

    /// `results/README.md` promises to explain them all.
    @Test func everyColumnIsDocumented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = String(decoding: try Data(contentsOf: root.appending(path: "results/README.md")), as: UTF8.self)
        let words = Set(text.split(separator: "`").map(String.init))
        for name in SummaryColumn.all.map(\.name) + SampleRecord.columns { #expect(words.contains(name), "\(name)") }
    }

    @Test func measuredCell() {
        let figures = [Figure("produce_stall_s", 0.25), Figure("chunks", 3)]
        var result = Examples.measured(Examples.identity("host-staged:mpi", .pack), median: 1000, figures: figures)
        result.notes = ["bounce buffers are not locked"]
        let fields = fields(result)
        let expected = [
            "workload": "halo", "transport": "host-staged:mpi", "method": "pack", "memory": "device", "ranks": "2",
            "size_bytes": "262144", "block_bytes": "8", "blocks": "32768", "status": "ok", "reason": "",
            "samples": "400", "min_ns": "950", "max_ns": "1050", "ceiling_bytes_per_s": "8000000000",
            "verified": "true", "cpu_copied_bytes": "1", "staged_bytes": "2", "posted_bytes": "3", "requests": "4",
            "segments": "5", "doorbells": "6", "registrations": "7", "ceiling_median_ns": "32768",
            "events_per_sample": "1",
            "stop_reason": "precision", "warm_up_end": "settled", "samples_warm_up": "32", "samples_late": "0",
            "samples_failed": "0", "samples_interrupted": "0", "bytes_per_iteration": "262144",
            "interval_kind": "order_statistics", "interval_blocks": "", "p999_ns": "",
            "figures": "produce_stall_s=0.25;chunks=3",
            "notes": "bounce buffers are not locked; p99.9 needs 2995 samples, there are 400",
        ]
        for (name, value) in expected { #expect(fields[name] == value, "\(name)") }
        for name in ["median_ns", "p90_ns", "p99_ns", "median_low_ns", "median_high_ns", "autocorrelation"] {
            #expect(Double(fields[name] ?? "") != nil, "\(name)")
        }
    }

    @Test func factsStandInTheirColumns() {
        var result = Examples.measured(Examples.identity("verbs"), median: 1000)
        result.particulars = [Particular("device", "rxe0"), Particular("registration_cold_ns", 1200)]
        result.wirePackets = 12.5
        let fields = fields(result)
        #expect(fields["device"] == "rxe0" && fields["registration_cold_ns"] == "1200")
        #expect(fields["wire_packets"] == "12.5" && fields["operation"] == "" && fields["registration_warm_ns"] == "")
    }

    @Test func whatIsMissingIsEmpty() {
        let skipped = fields(CellResult(identity: Examples.identity("p2p"), status: .skipped("one host, two needed")))
        let present = Set(SummaryColumn.all.prefix(11).map(\.name) + ["cell"])
        for (name, value) in skipped { #expect(value.isEmpty != present.contains(name), "\(name): \(value)") }
        #expect(skipped["reason"] == "one host, two needed")
    }

    @Test(arguments: [CellStatus.failed("torn tail"), .invalid("staged 5 bytes"), .skipped("no")])
    func cellsThatWentWrongHaveNoFigures(status: CellStatus) {
        var result = Examples.measured(Examples.identity("p2p"), median: 1000, figures: [Figure("efficiency", 1)])
        result.status = status
        let fields = fields(result.quotable)
        for name in ["median_ns", "min_ns", "max_ns", "bandwidth_bytes_per_s", "figures"] {
            #expect(fields[name] == "", "\(name)")
        }
        #expect(fields["staged_bytes"] == "2" && fields["samples"] == "400")
        result.status = .interrupted
        #expect(result.quotable == result)
    }

    @Test func numbers() {
        func field(_ number: Double?) -> String { ColumnValue.number(number).field }
        #expect(field(1500) == "1500" && field(1500.5) == "1500.5" && field(-0.25) == "-0.25")
        #expect(field(0x1p53) == "9007199254740992" && field(1e300) == "1e+300")
        #expect(field(nil) == "" && field(.nan) == "" && field(.infinity) == "")
    }

    @Test func keyTellsCellsApartAndStays() {
        let cell = Examples.identity("p2p")
        #expect(cell.key == Examples.identity("p2p").key && cell.key.count == 16)
        let others = [
            Examples.identity("mpi"), Examples.identity("p2p", .pack), Examples.identity("p2p", memory: .host),
            Examples.identity("p2p", workload: "transpose"), Examples.identity("p2p", size: 16),
            Examples.identity("p2p", options: ""),
        ]
        #expect(Set(others.map(\.key) + [cell.key]).count == others.count + 1)
        #expect(cell.key.allSatisfy { $0.isHexDigit })
    }
}
