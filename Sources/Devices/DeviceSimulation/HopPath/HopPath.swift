/// A message's way from a sender's memory to a receiver's, in chunks, through stages.
public struct HopPath: Sendable {
    /// Where the bytes are at first, at the sender.
    public let origin: Hop.Place
    /// What they pass.
    public let stages: [HopStage]
    /// How many chunks may be under way at once.
    public let buffers: Int

    /// Traps without a stage or a buffer.
    public init(from origin: Hop.Place, through stages: [HopStage], buffers: Int) {
        precondition(!stages.isEmpty && buffers >= 1, "a message passes a stage, in a buffer")
        (self.origin, self.stages, self.buffers) = (origin, stages, buffers)
    }

    /// How long a message of `bytes` bytes takes in chunks of `chunk`; nothing is moved.
    public func time(for bytes: Int, chunk: Int) -> Picoseconds {
        BufferPipeline(stages: stages.count, buffers: buffers).run(chunks: (bytes + chunk - 1) / chunk) {
            stage, index in
            stages[stage].time(for: min(chunk, bytes - index * chunk))
        }.end
    }

    /// What a message that was moved has shown.
    public struct Delivery: Hashable, Sendable {
        /// When it was there.
        public let time: Picoseconds
        /// What the receiver has.
        public let bytes: [UInt8]
        /// What moved how many bytes.
        public let counts: HopCounts
    }

    /// Moves a message through the buffers of every place on the way, in chunks of `chunk` bytes.
    public func move(_ message: [UInt8], chunk: Int) -> Delivery {
        let pipeline = BufferPipeline(stages: stages.count, buffers: buffers)
        func range(_ index: Int) -> Range<Int> { index * chunk..<min((index + 1) * chunk, message.count) }
        /// What lies behind each stage but the last, a chunk in each buffer.
        var places = Array(repeating: Array(repeating: [UInt8](), count: buffers), count: stages.count - 1)
        var received = Array(repeating: UInt8(0), count: message.count)
        var counts = HopCounts()
        let run = pipeline.run(chunks: (message.count + chunk - 1) / chunk) { stage, index in
            stages[stage].time(for: range(index).count)
        } done: { step in
            let bytes = step.stage == 0 ? Array(message[range(step.chunk)]) : places[step.stage - 1][step.buffer]
            var (place, isAtReceiver) = end(of: step.stage - 1)
            for hop in stages[step.stage].hops {
                counts.count(hop, from: place, isAtReceiver: isAtReceiver, bytes: bytes.count)
                (place, isAtReceiver) = (hop.place, hop.isAtReceiver)
            }
            if step.stage + 1 < stages.count {
                places[step.stage][step.buffer] = bytes
            } else {
                received.replaceSubrange(range(step.chunk), with: bytes)
            }
        }
        return Delivery(time: run.end, bytes: received, counts: counts)
    }

    /// Where bytes are behind a stage.
    private func end(of stage: Int) -> (Hop.Place, isAtReceiver: Bool) {
        for stage in stages[..<(stage + 1)].reversed() {
            if let hop = stage.hops.last { return (hop.place, hop.isAtReceiver) }
        }
        return (origin, false)
    }
}
