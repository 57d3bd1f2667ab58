import LawExperiments
import Testing

/// L16 to L18 with any figures.
@Suite struct PipelineLawTests {
    @Test func queueDepth() throws {
        try expectEveryDraw(of: 16) {
            [
                "depth": $0.wholes(2, 1...64), "size": $0.whole(2048...65536), "latency": $0.real(1...5000),
                "message-gap": $0.real(0...500), "bandwidth": $0.real(1...50),
            ]
        }
    }

    @Test func aKneeThatIsFarAway() throws {
        let law = try #require(LawCatalog.law(16))
        let values = try LawValues(of: law.parameters, given: ["latency": [1e7], "depth": [1, 4]])
        let result = try law.simulate(values, seed: 0)
        #expect(result.holds)
        #expect(result.findings[0].statement == "the knee lies beyond a depth of 1024: simulated none")
    }

    @Test func doubleBuffering() throws {
        try expectEveryDraw(of: 17) {
            [
                "compute": $0.real(0.1...5000) + $0.real(0.1...5000), "transfer": $0.real(1...5000),
                "chunks": $0.whole(1...50), "random-chunks": [50],
            ]
        }
    }

    @Test func chunkSize() throws {
        try expectEveryDraw(of: 18) {
            [
                "chunk": $0.wholes(3, 100...65536), "setup": $0.real(1...5000), "bandwidth": $0.real(1...50),
                "compute": $0.real(1...2000), "exponent": $0.real(0.5...3), "remainder": $0.real(0...2),
                "channels": $0.whole(1...2),
                "message": $0.whole(2048...65536), "stages": $0.whole(2...5), "grid": $0.whole(500...4000),
            ]
        }
    }

    @Test func linearComputingHasNoBestChunk() throws {
        let law = try #require(LawCatalog.law(18))
        let result = try law.simulate(LawValues(of: law.parameters, given: ["exponent": [1], "grid": [4096]]), seed: 0)
        #expect(result.holds)
        #expect(result.findings[0].statement.contains("no best chunk up to"))
    }

    @Test func figuresThatMakeNoSenseAreRefused() throws {
        try expectRefusal(of: 16, ["size": [1], "message-gap": [0]], because: "less than 0.1 ns")
        try expectRefusal(of: 16, ["size": [1_073_741_824], "bandwidth": [0.001]], because: "more than a second")
        try expectRefusal(of: 18, ["grid": [1]], because: "a grid of 1 B")
        try expectRefusal(of: 18, ["grid": [1_048_576], "message": [64]], because: "a grid of 1048576 B")
        try expectRefusal(of: 18, ["chunk": [1]], because: "more than 32768 chunks")
        try expectRefusal(of: 18, ["setup": [0.5]], because: "lost in rounding")
        try expectRefusal(of: 18, ["exponent": [4], "chunk": [1_073_741_824]], because: "more than 1000 s")
    }
}
