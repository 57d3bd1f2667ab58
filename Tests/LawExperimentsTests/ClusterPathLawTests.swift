import LawExperiments
import Testing

/// L35 to L37 and L39 with any figures.
@Suite struct ClusterPathLawTests {
    @Test func peerPath() throws {
        try expectEveryDraw(of: 35) {
            let payload = $0.whole(16...512)[0]
            return [
                "payload": [payload], "header": $0.whole(0...64), "request": [payload * $0.whole(1...2)[0]],
                "size": [payload * $0.whole(1...100)[0]], "credits": $0.wholes(2, 1...8), "hop": $0.real(0...300),
                "bandwidth": $0.real(1...50), "bridge-write": $0.real(1...50), "bridge-read": $0.real(1...50),
                "interconnect": $0.real(1...50),
            ]
        }
    }

    @Test func kernelBypass() throws {
        try expectEveryDraw(of: 36) {
            [
                "size": $0.wholes(3, 1...1_000_000), "uses": $0.whole(1...50), "copy-bandwidth": $0.real(1...50),
                "call": $0.real(0...1000), "post": $0.real(0...2000), "network": $0.real(0...5000),
                "bandwidth": $0.real(1...50), "register": $0.real(0...50_000), "register-bandwidth": $0.real(1...50),
            ]
        }
    }

    @Test func stagedOrDirect() throws {
        try expectEveryDraw(of: 37) {
            [
                "size": $0.wholes(3, 1...1_000_000), "copy-setup": $0.real(1...5000), "network": $0.real(1...5000),
                "device-bandwidth": $0.real(1...50), "bandwidth": $0.real(1...50), "direct-setup": $0.real(1...15_000),
                "peer-read": $0.real(1...50), "peer-write": $0.real(1...50), "chunk": $0.whole(1000...100_000),
                "depth": $0.whole(2...6),
            ]
        }
    }

    @Test func pageCache() throws {
        try expectEveryDraw(of: 39) {
            [
                "cache": $0.wholes(2, 1...80), "file": $0.whole(1...64), "memory": $0.real(0...1000),
                "storage": $0.real(0...100_000), "reads": $0.whole(100...500),
            ]
        }
    }

    /// Behind one switch the direct way wins at every size.
    @Test func aFastPeerPathHasNoCrossing() throws {
        let law = try #require(LawCatalog.law(37))
        let given = ["peer-read": [20.0], "peer-write": [20], "chunk": [65536]]
        let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
        #expect(result.holds)
        #expect(result.findings[1].statement.contains("always faster"))
        #expect(result.findings[2].statement.contains("always faster"))
    }

    @Test func figuresThatMakeNoSenseAreRefused() throws {
        try expectRefusal(of: 35, ["size": [1000]], because: "not 1 to 65536 whole packets")
        try expectRefusal(of: 35, ["request": [100]], because: "request 100")
        try expectRefusal(
            of: 35, ["bandwidth": [10_000], "payload": [1], "header": [0], "size": [16]], because: "less than 0.1 ns")
        try expectRefusal(of: 36, ["size": [8], "post": [1002]], because: "rounding to picoseconds")
        try expectRefusal(of: 37, ["depth": [1]], because: "waits for buffers")
        try expectRefusal(of: 37, ["chunk": [16]], because: "more than 4096 chunks")
    }
}
