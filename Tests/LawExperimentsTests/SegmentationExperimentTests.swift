import LawExperiments
import Testing

/// L20 with any figures.
@Suite struct SegmentationExperimentTests {
    @Test func anyLimits() throws {
        try expectEveryDraw(of: 20) {
            [
                "size": $0.wholes(2, 1...20_000), "entries": $0.wholes(2, 1...12),
                "command-bytes": $0.whole(1...40_000), "packets": $0.whole(1...50), "mss": $0.whole(1...2000),
                "page": $0.whole(64...1024), "packet-limits": $0.wholes(2, 1...60),
                "packet-sizes": $0.wholes(2, 64...9000),
            ]
        }
    }

    @Test func withoutTheOffloadACommandIsAPacket() throws {
        let law = try #require(LawCatalog.law(20))
        let given =
            ["size": [1, 1460, 1461, 65536], "packet-sizes": [1000], "packet-limits": [3, 45]] as [String: [Double]]
        let curves = try law.simulate(LawValues(of: law.parameters, given: given), seed: 1).curves
        func points(_ name: String) throws -> [Double?] {
            try #require(curves.first { $0.name == name }).points.map(\.predicted)
        }
        #expect(try points("commands without the offload") == [1, 1, 2, 45])
        #expect(try points("commands of 64 KiB without the offload") == [66])
        #expect(try points("most bytes of so many packets") == [4380, 65536])
        // 500 ns, 45 times 20 ns, and 65,536 B at 12.5 GB/s.
        #expect(try points("time without the offload").last == 500 + 45 * 20 + 65536 / 12.5)
        #expect(try points("time").last == 500 + 20 + 65536 / 12.5)
    }

    @Test func figuresThatMakeNoSenseAreRefused() throws {
        try expectRefusal(of: 20, ["entries": [2], "command-bytes": [6000]], because: "depends on where in a page")
        try expectRefusal(of: 20, ["entries": [1024], "page": [65536]], because: "too many")
        try expectRefusal(of: 20, ["size": [16_777_216], "mss": [1]], because: "more than 65536 parts")
    }
}
