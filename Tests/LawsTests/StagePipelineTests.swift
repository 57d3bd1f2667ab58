import Laws
import Testing

@Suite struct StagePipelineTests {
    private let stage = LinearStage(setup: Nanoseconds(100), bandwidth: Bandwidth(bytesPerNanosecond: 10))

    @Test func equalStagesTakeTheClassicTime() {
        let law = StagePipeline(stage, count: 3)
        // (3 - 1 + 8) (100 + 1000/10).
        #expect(law.time(for: 8000, chunk: 1000) == Nanoseconds(2000))
        #expect(law.time(for: Chunking(8000, by: 1000)) == Nanoseconds(2000))
        // sqrt(8000 * 100 * 10 / 2) = 2000.
        #expect(law.bestChunk(for: 8000) == 2000)
    }

    @Test func aShorterLastChunkTakesLess() {
        let law = StagePipeline(stage, count: 3)
        // Three whole chunks and one of 500 bytes: (3 + 2) 200 + 150.
        #expect(law.time(for: Chunking(3500, by: 1000)) == Nanoseconds(1150))
        #expect(law.time(for: Chunking(500, by: 1000)) == Nanoseconds(450))
    }

    @Test func searchAndSquareRootFindTheSameChunk() throws {
        var law = StagePipeline(stage, count: 3)
        let root = try #require(law.bestChunk(for: 1_000_000))
        // As good as equal, and searched.
        law.stages[0].setup = Nanoseconds(100.000001)
        let searched = try #require(law.bestChunk(for: 1_000_000))
        #expect(abs(searched / root - 1) < 1e-4)
    }

    @Test func oneStageHasNoBestChunk() {
        #expect(StagePipeline([stage]).bestChunk(for: 1000) == nil)
        let free = LinearStage(setup: .zero, bandwidth: stage.bandwidth)
        #expect(StagePipeline(free, count: 3).bestChunk(for: 1000) == nil)
    }

    @Test func theSlowestStageNeedsBuffers() {
        #expect(StagePipeline(stage, count: 3).buffersNeeded(1000) == 3)
        let slow = LinearStage(setup: Nanoseconds(10_000), bandwidth: stage.bandwidth)
        #expect(StagePipeline([stage, slow, stage]).buffersNeeded(1000) == 2)
    }

    @Test(
        arguments: [
            (10_000, 1000, 4096, 1000, 10, 1000), (10_000, 0, 4096, 10_000, 1, 10_000),
            (10_000, 999, 4096, 999, 11, 10), (10_000, 1, 4096, 3, 3334, 1), (1, 512, 4096, 1, 1, 1),
        ])
    func aMessageIsCut(message: Int, asked: Int, most: Int, chunk: Int, count: Int, last: Int) {
        let cut = Chunking(message, by: asked, most: most)
        #expect((cut.chunk, cut.count, cut.last) == (chunk, count, last))
        #expect((0..<cut.count).reduce(0) { $0 + cut.bytes(of: $1) } == message)
    }
}
