import DeviceSimulation
import Testing
import TransferCore

@Suite struct BufferPipelineTests {
    @Test(arguments: [(1, 5000), (2, 3200), (3, 3200)]) func twoBuffersOverlap(buffers: Int, end: Int64) {
        let run = BufferPipeline(stages: 2, buffers: buffers).run(chunks: 10) { stage, _ in
            Picoseconds(stage == 0 ? 300 : 200)
        }
        #expect(run.end == Picoseconds(end))
        #expect(run.busy == [Picoseconds(3000), Picoseconds(2000)])
        #expect(run.mostUnderWay == min(buffers, 2))
    }

    /// Whatever the times, each stage takes the chunks in order, and no buffer is given away before its chunk has left.
    @Test func noBufferIsOverwritten() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let stages = Int.random(in: 1...5, using: &generator)
            let buffers = Int.random(in: 1...6, using: &generator)
            var held = Array(repeating: -1, count: buffers)
            var next = Array(repeating: 0, count: stages)
            var last = Picoseconds.zero
            _ = BufferPipeline(stages: stages, buffers: buffers).run(chunks: 50) { stage, chunk in
                if stage == 0 {
                    #expect(held[chunk % buffers] == -1)
                    held[chunk % buffers] = chunk
                }
                return Picoseconds(Int64.random(in: 0...100, using: &generator))
            } done: { step in
                #expect(held[step.buffer] == step.chunk && next[step.stage] == step.chunk && step.time >= last)
                next[step.stage] += 1
                last = step.time
                if step.stage == stages - 1 { held[step.buffer] = -1 }
            }
            #expect(next == Array(repeating: 50, count: stages))
        }
    }
}
