import Testing
import TransferCore

@testable import CommandLineKit

/// `--transport auto` and the file that it chooses by.
@Suite struct PathLinesFileTests {
    private static let remedy = "make one with rdmark paths ... --output DIR, and give DIR/paths.json"
    private static let good = """
        {"schema": 1, "cluster": "lab", "processor": null, "workload": "halo", "ranks": 2,
         "comparisons": [{"lines": null}, {"lines": {"smallest_bytes": 8, "largest_bytes": 64,
          "staged": {"transport": "host-staged", "method": "pack", "memory": "device", "setup_ns": 250.5,
           "bandwidth_bytes_per_s": 1e10},
          "direct": {"transport": "p2p", "method": "gather", "memory": "device", "setup_ns": 0,
           "bandwidth_bytes_per_s": 2e10}}}]}
        """

    @Test func theFirstLinesAreRead() throws {
        let file = try PathLinesFile.parse(text: Self.good, path: "p.json")
        #expect(file.place.cluster == "lab" && file.place.processor == nil)
        #expect(file.workload == "halo" && file.ranks == 2 && file.memory == .device && file.sizes == 8...64)
        #expect(
            file.staged
                == PathLinesFile.Line(
                    transport: "host-staged", method: .pack, setupNanoseconds: 250.5, bytesPerSecond: 1e10))
        #expect(
            file.direct
                == PathLinesFile.Line(transport: "p2p", method: .gather, setupNanoseconds: 0, bytesPerSecond: 2e10))
    }

    @Test(arguments: [
        (
            "\"schema\": 1", "\"schema\": 2",
            "p.json:1:12: it is a paths.json of another version than 1; make one anew with this rdmark"
        ),
        (
            "{\"smallest_bytes\"", "null}, {\"others\": {\"smallest_bytes\"",
            "p.json: none of its comparisons has lines; compare a staged with a direct path at three sizes or more, and give that DIR/paths.json"
        ),
        ("\"direct\"", "\"other\"", "p.json:2:45: the lines have no direct; " + remedy),
        ("\"gather\"", "\"fly\"", "p.json:5:44: there is no method fly; " + remedy),
        ("250.5", "-250.5", "p.json:3:92: setup_ns is not a number of 0 or more; " + remedy),
        ("2e10", "0", "p.json:6:29: bandwidth_bytes_per_s is 0; " + remedy),
        ("1e10", "1e999", "p.json:4:29: bandwidth_bytes_per_s is not a number of 0 or more; " + remedy),
        (
            "\"memory\": \"device\", \"setup_ns\": 0", "\"memory\": \"host\", \"setup_ns\": 0",
            "p.json:2:45: its staged path moved device memory, and its direct path host memory; give --memory to rdmark paths, and make one anew"
        ),
        ("\"ranks\": 2", "\"ranks\": 2.5", "p.json:1:81: ranks is not a whole number up to 2147483647; " + remedy),
    ])
    func whatIsWrongHasAPlace(good: String, bad: String, message: String) {
        let text = Self.good.replacing(good, with: bad, maxReplacements: 1)
        let error = #expect(throws: UsageError.self) { try PathLinesFile.parse(text: text, path: "p.json") }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("latency", 2, nil, "its paths were measured with halo, and this is latency"),
        ("halo", 4, nil, "its paths were measured on 2 ranks, and these are 4"),
        ("halo", 2, MemoryKind.host, "its paths moved device memory, and --memory is host"),
    ])
    func linesOfSomethingElseAreRefused(workload: String, ranks: Int, memory: MemoryKind?, cause: String) throws {
        let file = try PathLinesFile.parse(text: Self.good, path: "p.json")
        try file.check(workload: "halo", ranks: 2, memory: .device, path: "p.json")
        let error = #expect(throws: UsageError.self) {
            try file.check(workload: workload, ranks: ranks, memory: memory, path: "p.json")
        }
        #expect(error?.description == "p.json: \(cause); \(Self.remedy)")
    }

    @Test(arguments: [
        (
            "halo --transport auto,mpi",
            "halo: transport auto chooses by measured paths, and none are named; give --paths DIR/paths.json, which rdmark "
                + "paths ... --output DIR makes"
        ),
        (
            "halo --transport mpi --paths p.json",
            "halo: --paths is for transport auto, which is not among --transport; add auto, or leave --paths out"
        ),
    ])
    func oneWithoutTheOtherIsRefused(line: String, message: String) throws {
        #expect(try complaint(about: line.split(separator: " ").map(String.init)) == message)
    }

    @Test func autoIsNotAmongAll() throws {
        let run = try #require(try command("halo --transport all").run)
        #expect(!run.selection.transports.contains(Selection.automaticTransport))
        let named = try #require(try command("halo --transport mpi,auto --paths p.json").run)
        #expect(named.selection.transports == ["mpi", "auto"] && named.selection.pathsFile == "p.json")
    }
}
