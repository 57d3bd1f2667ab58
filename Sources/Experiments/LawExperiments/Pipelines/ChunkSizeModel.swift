import DeviceSimulation
import Laws

/// Pipelines whose chunk size is to be chosen.
struct ChunkSizeModel {
    /// What passes when chunks of one size come one after the other, in bytes a nanosecond.
    ///
    /// - Parameters:
    ///   - times: for reading such a chunk, computing, and writing it.
    ///   - sharesChannel: whether one channel reads and writes in turn.
    static func throughput(_ chunk: Int, times: [Nanoseconds], sharesChannel: Bool) -> Double {
        let times = times.map { Picoseconds($0) }
        var ends: [Picoseconds] = []
        if sharesChannel {
            // Of two buffers the engine has one while the processor has the other; behind the last reads, writes follow each
            // other at a pace of their own.
            let ring = WriteBackRing(buffers: 2)
            ring.run(chunks: settled + 2, read: times[0], compute: times[1], write: times[2]) { ends.append($1) }
        } else {
            // A buffer for each stage and one more, so that none waits for another's.
            _ = BufferPipeline(stages: times.count, buffers: times.count + 1).run(chunks: settled) { stage, _ in
                times[stage]
            } done: { step in
                if step.stage == times.count - 1 { ends.append(step.time) }
            }
        }
        return Double(chunk) / (ends[settled - 1] - ends[settled - 2]).nanoseconds
    }

    /// Chunks after which one follows the other at the pace that they keep.
    private static let settled = 8

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
