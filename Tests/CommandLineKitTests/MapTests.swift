import Testing
import TransferCore

@testable import CommandLineKit

/// `rdmark map` and the file that it writes.
@Suite struct MapTests {
    private func map(_ line: String) throws -> MapSettings {
        guard case .map(let settings) = try command("map " + line) else { throw NotACommand() }
        return settings
    }

    @Test func theInterfaceLine() throws {
        let settings = try map("--transport p2p --fragment 8..4K --count 16..4K --output DIR")
        #expect(settings.fragments == (3...12).map { ByteCount(1 << $0) })
        #expect(settings.counts == (4...12).map { ByteCount(1 << $0) })
        #expect(settings.stride == nil && settings.run.selection.methods == .all)
        #expect(settings.run.selection.transports == ["p2p"] && settings.run.output.folder == "DIR")
    }

    @Test(arguments: [
        (
            "map --fragment 64 --stride 32",
            "map: --stride 32B is less than the --fragment 64B; give a stride of at least the longest fragment"
        ),
        (
            "map --method pack",
            "map: there is one method, and nothing to map; name two or more with --method, or leave it out"
        ),
        (
            "map --transport auto --paths p.json",
            "map: a map is of transports by name, not of auto; name them with --transport"
        ),
        (
            "halo --method pack,gather --map m.json",
            "halo: --map is for method auto, which is not among --method; add auto, or leave --map out"
        ),
    ])
    func whatMakesNoSense(line: String, message: String) throws {
        #expect(try complaint(about: line.split(separator: " ").map(String.init)) == message)
    }

    private static let good = """
        {"schema": 2, "cluster": null, "processor": "A", "more": [1],
         "maps": [{"transport": "p2p", "regret": {},
                   "costs": [{"method": "gather", "median_error": 0.1, "steps": [
          {"up_to_bytes": 2048, "setup_ns": 1e3, "piece_ns": 2.5, "byte_ns": 0, "covered_bytes": 64},
          {"up_to_bytes": null, "setup_ns": 2e3, "piece_ns": 3, "byte_ns": 1, "covered_bytes": 0}]}]}]}
        """

    @Test func aMapIsRead() throws {
        let file = try MapFile.parse(text: Self.good, path: "m.json")
        #expect(file.place.cluster == nil && file.place.processor == "A")
        #expect(
            file.costs == [
                "p2p": [
                    MapFile.Cost(
                        method: .gather,
                        steps: [
                            MapFile.Step(
                                upToBytes: 2048, setupNanoseconds: 1000, pieceNanoseconds: 2.5, byteNanoseconds: 0,
                                coveredBytes: 64),
                            MapFile.Step(
                                upToBytes: nil, setupNanoseconds: 2000, pieceNanoseconds: 3, byteNanoseconds: 1,
                                coveredBytes: 0),
                        ])
                ]
            ])
    }

    @Test(arguments: [
        (
            "\"schema\": 2", "\"schema\": 1",
            "m.json:1:12: it is a map of another version than 2; make one anew with this rdmark"
        ),
        (
            "\"gather\"", "\"auto\"",
            "m.json:3:22: auto is no method that has a cost; the methods are pack, gather, fragment, coalesce or datatype"
        ),
        (
            "2.5", "-2.5",
            "m.json:4:54: piece_ns is not a number of 0 or more; make one with rdmark map ... --output DIR, and give "
                + "DIR/map.json"
        ),
        (
            "\"byte_ns\": 0, ", "",
            "m.json:4:3: the cost of gather has no byte_ns; make one with rdmark map ... --output DIR, and give DIR/map.json"
        ),
        (
            "\"covered_bytes\": 64", "\"covered_bytes\": 64.5",
            "m.json:4:90: covered_bytes is not a whole number up to 1048576; make one with rdmark map ... --output DIR, and give "
                + "DIR/map.json"
        ),
        (
            "\"covered_bytes\": 64", "\"covered_bytes\": 1048577",
            "m.json:4:90: covered_bytes is not a whole number up to 1048576; make one with rdmark map ... --output DIR, and "
                + "give DIR/map.json"
        ),
        (
            "\"up_to_bytes\": 2048", "\"up_to_bytes\": null",
            "m.json:3:22: the steps of gather do not ascend by up_to_bytes to a last one of null; make one with rdmark map "
                + "... --output DIR, and give DIR/map.json"
        ),
        (
            "\"up_to_bytes\": null", "\"up_to_bytes\": 4096",
            "m.json:3:22: the steps of gather do not ascend by up_to_bytes to a last one of null; make one with rdmark map "
                + "... --output DIR, and give DIR/map.json"
        ),
        (
            "\"maps\"", "\"maps\": [], \"others\"",
            "m.json:2:10: maps is not an array with something in it; give a map as rdmark map writes it to "
                + "DIR/map.json"
        ),
    ])
    func whatIsWrongHasAPlace(good: String, bad: String, message: String) {
        let text = Self.good.replacing(good, with: bad)
        #expect(throws: UsageError.self) { try MapFile.parse(text: text, path: "m.json") }
        do { _ = try MapFile.parse(text: text, path: "m.json") } catch { #expect(error.description == message) }
    }

    @Test func aMapOfAnotherPlaceIsRefused() throws {
        let file = try MapFile.parse(text: Self.good, path: "m.json")
        try file.place.check(isOf: nil, processor: "A", path: "m.json")
        #expect(throws: UsageError.self) { try file.place.check(isOf: nil, processor: "B", path: "m.json") }
        do { try file.place.check(isOf: "lab", processor: "A", path: "m.json") } catch {
            #expect(
                error.description
                    == "m.json: it was made on another cluster, none, and this is lab; make one with rdmark map "
                    + "... --output DIR, and give DIR/map.json")
        }
    }
}
