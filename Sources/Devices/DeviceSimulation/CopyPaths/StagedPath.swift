/// A way from a first buffer to a last one, over buffers in between: a page at a time through every stage, line by line
/// through the memory that all of them lie in.
public struct StagedPath: Hashable, Sendable {
    /// Who moves bytes from one buffer to the next.
    public enum Stage: Hashable, Sendable {
        /// The processor copies.
        case processor
        /// An engine moves them; where the bytes come from a device, or go to one, only one end lies in memory.
        case engine
    }

    /// What a run has shown.
    public struct Run: Hashable, Sendable {
        /// What arrived.
        public var delivered: PlainMemory
        /// Bytes that the processor copied.
        public var processorBytes = 0
        /// Bytes that its copies moved over the memory's bus.
        public var processorTraffic = 0
        /// Bytes that the engines moved.
        public var engineBytes = 0
        /// How long the processor was busy.
        public var processorTime = Picoseconds.zero
        /// When the last byte arrived.
        public var end = Picoseconds.zero
    }

    private enum Event { case moved(stage: Int, page: Int) }

    /// From the first buffer to the last.
    public var stages: [Stage]
    /// At which the processor copies.
    public var processor: DataRate
    /// At which an engine moves bytes.
    public var engine: DataRate
    /// Whether the processor's caches read a line before they write to it.
    public var allocatesOnWrite: Bool

    private static let pageSize = 4096
    private static let lineSize = 64

    /// See the properties.
    public init(_ stages: [Stage], processor: DataRate, engine: DataRate, allocatesOnWrite: Bool) {
        self.stages = stages
        self.processor = processor
        self.engine = engine
        self.allocatesOnWrite = allocatesOnWrite
    }

    /// Moves a payload of whole lines of 64 bytes. A page goes through all stages before the next one begins.
    public func run(_ payload: PlainMemory) -> Run {
        precondition(payload.count % Self.lineSize == 0, "a payload of whole lines")
        var buffers = [payload] + stages.map { _ in PlainMemory(zeros: payload.count) }
        var run = Run(delivered: payload)
        var queue = EventQueue<Event>()
        plan(0, 0, payload.count, &queue)
        while case .moved(let stage, let page)? = queue.next() {
            let range = Self.range(of: page, payload.count)
            let source = buffers[stage]
            for line in stride(from: range.lowerBound, to: range.upperBound, by: Self.lineSize) {
                buffers[stage + 1].copy(line..<line + Self.lineSize, of: source, to: line)
                charge(stages[stage], &run)
            }
            if stages[stage] == .processor { run.processorTime += processor.time(for: range.count) }
            let isThrough = stage + 1 == stages.count
            plan(isThrough ? 0 : stage + 1, isThrough ? page + 1 : page, payload.count, &queue)
        }
        run.end = queue.now
        run.delivered = buffers[stages.count]
        return run
    }

    private func plan(_ stage: Int, _ page: Int, _ count: Int, _ queue: inout EventQueue<Event>) {
        let range = Self.range(of: page, count)
        guard !range.isEmpty, !stages.isEmpty else { return }
        let rate = stages[stage] == .processor ? processor : engine
        queue.plan(.moved(stage: stage, page: page), after: rate.time(for: range.count))
    }

    /// One line more.
    private func charge(_ stage: Stage, _ run: inout Run) {
        switch stage {
        case .engine: run.engineBytes += Self.lineSize
        case .processor:
            run.processorBytes += Self.lineSize
            // Read, written, and read before that where the cache asks for it.
            run.processorTraffic += Self.lineSize
            run.processorTraffic += Self.lineSize
            if allocatesOnWrite { run.processorTraffic += Self.lineSize }
        }
    }

    private static func range(of page: Int, _ count: Int) -> Range<Int> {
        min(page * pageSize, count)..<min((page + 1) * pageSize, count)
    }
}
