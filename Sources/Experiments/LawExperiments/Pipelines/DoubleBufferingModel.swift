import DeviceSimulation
import Laws

/// A transfer and a computation that pass chunks on in buffers.
struct DoubleBufferingModel {
    private let times: [Picoseconds]
    private let pipeline: BufferPipeline

    init(_ law: DoubleBuffering, buffers: Int) {
        times = [law.transfer, law.compute].map { Picoseconds($0) }
        pipeline = BufferPipeline(stages: 2, buffers: buffers)
    }

    /// Every chunk takes the same time.
    func run(chunks: Int) -> BufferPipeline.Run { pipeline.run(chunks: chunks) { stage, _ in times[stage] } }

    /// How many nanoseconds a chunk takes in the long run where both times are exponential; 50 chunks come before those that
    /// count, so that the empty beginning of up to four buffers is forgotten.
    func meanPeriodByChance(chunks: Int, seed: UInt64) -> Double {
        let skipped = 50
        var random = RandomTimes(seed: seed)
        var begin = Picoseconds.zero
        let run = pipeline.run(chunks: skipped + chunks) { stage, _ in
            random.exponential(mean: times[stage])
        } done: { step in
            if step.stage == 1, step.chunk == skipped - 1 { begin = step.time }
        }
        return (run.end - begin).nanoseconds / Double(chunks)
    }

    /// How much faster two buffers are than one, between the chunks of a long run.
    static func speedUp(_ law: DoubleBuffering) -> Double {
        func period(_ buffers: Int) -> Picoseconds {
            let model = DoubleBufferingModel(law, buffers: buffers)
            return model.run(chunks: 20).end - model.run(chunks: 10).end
        }
        return Double(period(1).count) / Double(period(2).count)
    }
}
