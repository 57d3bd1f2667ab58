/// A source that delivers a frame every period, come what may, and a consumer that once stands still.
public struct FrameStream: Sendable {
    private enum Event { case frameEnds(filled: Bool), frameBegins, ready, processed, resume }

    /// What has happened in a run.
    public struct Outcome: Hashable, Sendable {
        /// Frames that found no free buffer.
        public var lost = 0
        /// Frames that have been processed, all in order.
        public var processed = 0
        /// Buffers in use, summed over time: buffers times picoseconds.
        public var buffersTime: Int64 = 0
        /// The end of the run.
        public var end = Picoseconds.zero
    }

    /// Time between two frames, all of which it takes to fill one.
    public let period: Picoseconds
    /// Time in which the consumer processes one.
    public let processing: Picoseconds
    /// Buffers.
    public let buffers: Int

    /// See the properties; a period takes time.
    public init(period: Picoseconds, processing: Picoseconds, buffers: Int) {
        precondition(period > .zero && processing >= .zero, "frames take time")
        (self.period, self.processing, self.buffers) = (period, processing, buffers)
    }

    /// So many frames from the source. The consumer stands still from `start` on for `stall`: it takes no frame, and one that
    /// it processes is finished so much later.
    public func run(frames: Int, stall: Picoseconds, from start: Picoseconds) -> Outcome {
        var queue = EventQueue<Event>()
        var ring = FrameRing(frames: buffers)
        var outcome = Outcome()
        var (begun, last, before) = (0, -1, Picoseconds.zero)
        var isProcessing = false
        let resumes = start + stall
        queue.plan(.frameBegins, at: .zero)
        if stall > .zero { queue.plan(.resume, at: resumes) }
        while let event = queue.next() {
            let now = queue.now
            outcome.buffersTime += Int64(ring.inUse) * (now - before).count
            before = now
            switch event {
            case .frameEnds(let filled):
                if filled { ring.fill() }
                // Whatever the consumer does at this moment comes before the next frame looks for a buffer.
                queue.plan(.ready, after: .zero)
            case .frameBegins:
                guard begun < frames else { break }
                let filled = ring.claim(begun)
                if !filled { outcome.lost += 1 }
                begun += 1
                queue.plan(.frameEnds(filled: filled), after: period)
            case .ready:
                queue.plan(.frameBegins, after: .zero)
            case .processed:
                ring.release()
                isProcessing = false
                outcome.processed += 1
            case .resume: break
            }
            let stands = stall > .zero && now >= start && now < resumes
            if !isProcessing, !stands, let frame = ring.take() {
                precondition(frame > last, "frames come in order")
                (last, isProcessing) = (frame, true)
                let interrupted = stall > .zero && now < start && now + processing > start
                queue.plan(.processed, after: processing + (interrupted ? stall : .zero))
            }
        }
        outcome.end = queue.now
        return outcome
    }
}
