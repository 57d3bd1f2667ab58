import DeviceSimulation
import Laws

/// Pieces of a buffer that an engine gathers, or that the processor packs before, event by event and byte by byte.
struct GatherModel {
    /// What came of a transfer.
    struct Sent {
        var end: Picoseconds
        /// Whether every byte arrived where it belongs.
        var isIntact: Bool
    }

    /// What is sent; the destinations are one contiguous buffer.
    let pieces: [SegmentDescriptor]
    private let memory: PlainMemory

    /// `bytes` in so many pieces of even length, each at least one byte long and apart from its neighbours.
    init(bytes: Int, pieces count: Int) {
        var pieces: [SegmentDescriptor] = []
        var (source, sent) = (0, 0)
        for index in 0..<count {
            let size = bytes / count + (index < bytes % count ? 1 : 0)
            pieces.append(SegmentDescriptor(source: source, destination: sent, byteCount: size))
            source += size + 1
            sent += size
        }
        self.init(pieces, of: PlainMemory(patterned: source, seed: 1))
    }

    /// Pieces of a memory.
    init(_ pieces: [SegmentDescriptor], of memory: PlainMemory) { (self.pieces, self.memory) = (pieces, memory) }

    var byteCount: Int { pieces.reduce(0) { $0 + $1.byteCount } }

    /// By an engine that is told all the pieces, `limit` of them at a time.
    func gather(by engine: DescriptorEngine, atMost limit: Int = .max) -> Sent {
        var arrived = PlainMemory(zeros: byteCount)
        var end = Picoseconds.zero
        var first = 0
        while first < pieces.count {
            let last = min(pieces.count, first + min(limit, pieces.count))
            end = engine.run(pieces[first..<last], from: end) { $0.move(from: memory, to: &arrived) }.end
            first = last
        }
        return Sent(end: end, isIntact: isIntact(arrived))
    }

    /// By a processor that copies piece by piece into a bounce buffer, and an engine that is told of that.
    func pack(by processor: DescriptorEngine, then engine: DescriptorEngine) -> Sent {
        var bounce = PlainMemory(zeros: byteCount)
        var arrived = PlainMemory(zeros: byteCount)
        let packed = processor.run(pieces) { $0.move(from: memory, to: &bounce) }
        let whole = SegmentDescriptor(source: 0, destination: 0, byteCount: byteCount)
        let end = engine.run([whole], from: packed.end) { $0.move(from: bounce, to: &arrived) }.end
        return Sent(end: end, isIntact: isIntact(arrived))
    }

    /// When the engine would be done, without bytes.
    func timeToGather(by engine: DescriptorEngine) -> Picoseconds { engine.run(pieces).end }

    /// When processor and engine would be done, without bytes.
    func timeToPack(by processor: DescriptorEngine, then engine: DescriptorEngine) -> Picoseconds {
        let whole = SegmentDescriptor(source: 0, destination: 0, byteCount: byteCount)
        return engine.run([whole], from: processor.run(pieces).end).end
    }

    private func isIntact(_ arrived: PlainMemory) -> Bool {
        pieces.allSatisfy { piece in
            (0..<piece.byteCount).allSatisfy { arrived[piece.destination + $0] == memory[piece.source + $0] }
        }
    }
}

extension DescriptorEngine {
    /// The engine with a list law's figures, which fetches descriptors in no time or as `fetching` says.
    init(_ list: ListTime, fetching: DescriptorFetching? = nil) {
        let timing = Timing(
            setup: Picoseconds(list.request),
            fetch: Picoseconds(fetching?.fetch ?? .zero),
            processing: Picoseconds(list.segment),
            fence: Picoseconds(list.fence),
            rate: DataRate(femtosecondsPerByte: Int64((list.byte.value * 1_000_000).rounded())),
            firstIsFree: list.counting == .beyondTheFirst)
        let fetch: DescriptorFetch =
            switch fetching?.structure {
            case .ring(let parallel): .ring(slots: parallel)
            case .prefetchingList: .listAhead
            case .blocks(let size): .blocks(of: size)
            case nil: .listAfterProcessing
            }
        self.init(timing: timing, fetch: fetch)
    }

    /// A processor that copies pieces, with a packing law's figures.
    init(_ packing: PackingTime) { self.init(ListTime(segment: packing.piece, bandwidth: packing.copy)) }
}

extension LawCurve.Tolerance {
    /// What the rounding of so many events to whole picoseconds may add up to.
    static func roundings(_ events: Int) -> LawCurve.Tolerance { .init(absolute: 0.0005 * Double(events) + 0.0005) }
}
