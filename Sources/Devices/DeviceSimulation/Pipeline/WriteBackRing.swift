/// Chunks that an engine reads and writes back through one channel, while a processor works on them in between.
///
/// The engine takes its ring in order: when the processor is done with a chunk, its write is posted, and behind that the read
/// that takes its buffer again.
public struct WriteBackRing: Sendable {
    /// What the ring holds.
    private enum Transfer { case read, write(chunk: Int) }
    private enum Event { case transferred(Transfer), computed }

    /// How many buffers; at least 1.
    public let buffers: Int

    /// Traps without a buffer.
    public init(buffers: Int) {
        precondition(buffers >= 1, "a chunk lies in a buffer")
        self.buffers = buffers
    }

    /// Lets chunks pass, in order, each of which takes the same times.
    ///
    /// - Parameters:
    ///   - read: of the engine.
    ///   - compute: of the processor.
    ///   - write: of the engine.
    ///   - written: told of each chunk when it has been written back.
    public func run(
        chunks: Int, read: Picoseconds, compute: Picoseconds, write: Picoseconds,
        written: (_ chunk: Int, _ time: Picoseconds) -> Void
    ) {
        var queue = EventQueue<Event>()
        var ring: [Transfer] = []
        var taken = 0
        var isTransferring = false
        /// Chunks that have been read, and those that have been computed.
        var (arrived, computed) = (0, 0)
        var isComputing = false

        func goOn() {
            if !isTransferring, taken < ring.count {
                isTransferring = true
                let time = if case .read = ring[taken] { read } else { write }
                queue.plan(.transferred(ring[taken]), after: time)
                taken += 1
            }
            if !isComputing, computed < arrived {
                isComputing = true
                queue.plan(.computed, after: compute)
            }
        }

        ring = Array(repeating: .read, count: min(buffers, chunks))
        goOn()
        while let event = queue.next() {
            switch event {
            case .transferred(.read):
                isTransferring = false
                arrived += 1
            case .transferred(.write(let chunk)):
                isTransferring = false
                written(chunk, queue.now)
            case .computed:
                isComputing = false
                ring.append(.write(chunk: computed))
                if computed + buffers < chunks { ring.append(.read) }
                computed += 1
            }
            goOn()
        }
    }
}
