import Laws
import Testing

@Suite struct ChunkBalanceTests {
    private let law = ChunkBalance(
        transfer: LinearStage(setup: Nanoseconds(500), bandwidth: Bandwidth(bytesPerNanosecond: 10)), remainder: 0.5,
        compute: Nanoseconds(100), reference: 1000, exponent: 2)

    @Test func theBestChunkIsWhereTransferAndComputingMeet() throws {
        // 500 + S/10 = 100 (S/1000)^2 at S = 500 + sqrt(250_000 + 5_000_000).
        let best = try #require(law.bestChunk(upTo: 1e9))
        #expect(abs(best - (500 + 5_250_000.0.squareRoot())) < 0.01)
        #expect(abs((law.reading(best) - law.computing(best)).value) < 0.01)
    }

    @Test func oneChannelAddsReadingAndWriting() throws {
        var law = law
        law.sharesChannel = true
        // 1000 + 1.5 S/10 = 100 (S/1000)^2 at S = 750 + sqrt(562_500 + 10_000_000).
        let best = try #require(law.bestChunk(upTo: 1e9))
        #expect(abs(best - (750 + 10_562_500.0.squareRoot())) < 0.01)
        #expect(law.throughput(1000).bytesPerNanosecond == 1000 / 1150.0)
    }

    @Test(arguments: [0.5, 1]) func computingThatGrowsNoFasterHasNone(exponent: Double) {
        var law = law
        law.exponent = exponent
        #expect(law.bestChunk(upTo: 1e9) == nil)
    }

    @Test func thereIsNoneBelowALimitThatComesFirst() { #expect(law.bestChunk(upTo: 2000) == nil) }
}
