/// Stages that chunks pass one after the other, each chunk in a buffer that it holds from the first stage to the end of the
/// last.
public struct BufferPipeline: Sendable {
    private enum Event { case served(stage: Int) }

    /// What a run has shown.
    public struct Run: Hashable, Sendable {
        /// When the last chunk left the last stage.
        public fileprivate(set) var end = Picoseconds.zero
        /// How long each stage worked.
        public fileprivate(set) var busy: [Picoseconds]
        /// How many chunks held a buffer at once at most.
        public fileprivate(set) var mostUnderWay = 0
    }

    /// A chunk that a stage is done with.
    public struct Step: Hashable, Sendable {
        /// Which stage.
        public let stage: Int
        /// Which chunk.
        public let chunk: Int
        /// The buffer that the chunk lies in.
        public let buffer: Int
        /// When.
        public let time: Picoseconds
    }

    /// How many stages; at least 1.
    public let stages: Int
    /// How many buffers; at least 1.
    public let buffers: Int

    /// Traps without a stage or a buffer.
    public init(stages: Int, buffers: Int) {
        precondition(stages >= 1 && buffers >= 1, "a chunk passes a stage in a buffer")
        (self.stages, self.buffers) = (stages, buffers)
    }

    /// Lets chunks pass, in order. Memory does not grow with their number.
    ///
    /// - Parameters:
    ///   - service: how long a stage takes for a chunk; asked once for each, when it begins.
    ///   - done: told of each stage and chunk when it ends.
    public func run(
        chunks: Int, service: (_ stage: Int, _ chunk: Int) -> Picoseconds, done: (Step) -> Void = { _ in }
    ) -> Run {
        var queue = EventQueue<Event>()
        var run = Run(busy: Array(repeating: .zero, count: stages))
        /// The chunk that each stage works on, or will next.
        var next = Array(repeating: 0, count: stages)
        var isBusy = Array(repeating: false, count: stages)

        func start(_ stage: Int) {
            let reached = stage == 0 ? min(chunks, next[stages - 1] + buffers) : next[stage - 1]
            guard !isBusy[stage], next[stage] < reached else { return }
            isBusy[stage] = true
            let time = service(stage, next[stage])
            run.busy[stage] += time
            run.mostUnderWay = max(run.mostUnderWay, next[0] + (isBusy[0] ? 1 : 0) - next[stages - 1])
            queue.plan(.served(stage: stage), after: time)
        }

        start(0)
        while case .served(let stage)? = queue.next() {
            done(Step(stage: stage, chunk: next[stage], buffer: next[stage] % buffers, time: queue.now))
            next[stage] += 1
            isBusy[stage] = false
            // What lies behind goes first: it may free the buffer that the first stage waits for.
            if stage + 1 < stages { start(stage + 1) } else { start(0) }
            start(stage)
        }
        run.end = queue.now
        return run
    }
}
