public import TransferCore

/// A copy engine that works through strided descriptors one after the other, in virtual time, and moves their bytes.
///
/// A descriptor costs its overhead, then its data. Within a run of the innermost repetition the engine holds the burst that
/// it fetched last: what lies in the same burst of the source costs nothing more.
public struct StridedEngine: Sendable {
    /// What fetching data costs.
    public enum DataCost: Hashable, Sendable {
        /// Memory answers in aligned bursts of so many bytes, each of which takes the same time, used or not.
        case bursts(of: Int, each: Picoseconds)
        /// A block takes as long as its bytes do.
        case stream(DataRate)
    }

    /// What a list of descriptors came to.
    public struct Report: Hashable, Sendable {
        /// When the last byte had been written.
        public internal(set) var elapsed = Picoseconds.zero
        /// How many descriptors were processed.
        public internal(set) var descriptors = 0
        /// How many bursts were fetched; 0 where data is a stream.
        public internal(set) var bursts = 0
        /// How many bytes were written.
        public internal(set) var bytes = 0
    }

    private enum Event {
        case processed
        case fetched
    }

    private let overhead: Picoseconds
    private let cost: DataCost

    /// An engine whose descriptors cost `overhead` each.
    public init(overhead: Picoseconds, data cost: DataCost) {
        if case .bursts(let size, _) = cost { precondition(size > 0, "a burst has bytes") }
        (self.overhead, self.cost) = (overhead, cost)
    }

    /// Carries `descriptors` out, in their order; traps where one leaves either memory.
    public func run(
        _ descriptors: some Sequence<StridedCopy>, from source: PlainMemory, to destination: inout PlainMemory
    ) -> Report {
        run(descriptors) {
            destination.copy($0.source..<$0.source + $0.count, of: source, to: $0.destination)
        }
    }

    /// What `descriptors` come to, without bytes.
    public func time(of descriptors: some Sequence<StridedCopy>) -> Report { run(descriptors) { _ in } }

    private func run(_ descriptors: some Sequence<StridedCopy>, moving move: (StridedWalk.Piece) -> Void) -> Report {
        var report = Report()
        var queue = EventQueue<Event>()
        var walk: StridedWalk?
        var (piece, burst): (StridedWalk.Piece?, Int?) = (nil, nil)
        var unprocessed = descriptors.makeIterator()
        var next = unprocessed.next()
        if next != nil { queue.plan(.processed, after: overhead) }
        while let event = queue.next() {
            switch event {
            case .processed:
                report.descriptors += 1
                walk = next.map { StridedWalk($0, burst: burstSize) }
                next = unprocessed.next()
                piece = walk?.next()
            case .fetched:
                if let piece, let size = burstSize {
                    report.bursts += 1
                    burst = piece.source / size
                }
                repeat {
                    guard let moved = piece else { break }
                    move(moved)
                    report.bytes += moved.count
                    piece = walk?.next()
                } while piece.map { isHeld($0, in: burst) } ?? false
            }
            if let piece {
                queue.plan(.fetched, after: time(of: piece))
            } else if next != nil {
                queue.plan(.processed, after: overhead)
            }
        }
        report.elapsed = queue.now
        return report
    }

    private var burstSize: Int? { if case .bursts(let size, _) = cost { size } else { nil } }

    private func isHeld(_ piece: StridedWalk.Piece, in burst: Int?) -> Bool {
        guard !piece.beginsRun, let burst, let size = burstSize else { return false }
        return piece.source / size == burst
    }

    private func time(of piece: StridedWalk.Piece) -> Picoseconds {
        switch cost {
        case .bursts(_, let each): each
        case .stream(let rate): rate.time(for: piece.count)
        }
    }
}
