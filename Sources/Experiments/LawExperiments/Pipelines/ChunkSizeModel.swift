import DeviceSimulation
import Laws

/// Pipelines whose chunk size is to be chosen.
struct ChunkSizeModel {
    /// What passes when chunks of one size come one after the other, in bytes a nanosecond.
    ///
    /// - Parameter times: what the stages take for such a chunk.
    static func throughput(_ chunk: Int, times: [Nanoseconds]) -> Double {
        let times = times.map { Picoseconds($0) }
        var ends: [Picoseconds] = []
        // A buffer for each stage and one more, so that none waits for another's.
        _ = BufferPipeline(stages: times.count, buffers: times.count + 1).run(chunks: 4) { stage, _ in
            times[stage]
        } done: { step in
            if step.stage == times.count - 1 { ends.append(step.time) }
        }
        return Double(chunk) / (ends[3] - ends[2]).nanoseconds
    }

    /// How many nanoseconds a message takes that equal stages hand on in chunks; the last may be shorter.
    static func time(_ message: Int, chunk: Int, stage: LinearStage, stages: Int) -> Double {
        let setup = Picoseconds(stage.setup)
        let rate = DataRate(stage.bandwidth)
        let chunks = (message + chunk - 1) / chunk
        return BufferPipeline(stages: stages, buffers: stages + 1).run(chunks: chunks) { _, index in
            setup + rate.time(for: min(chunk, message - index * chunk))
        }.end.nanoseconds
    }
}
