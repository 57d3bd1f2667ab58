import DeviceSimulation
import Laws

/// Lists of segments that are read by one engine, joined or not.
struct CoalescingModel {
    /// What came of a list.
    struct Sent {
        var end: Picoseconds
        var descriptors: Int
        /// Bytes of gaps that travelled.
        var junk: Int
        /// Whether every wanted byte arrived where it belongs, no other did, and whatever else crossed the link landed in the
        /// sink.
        var isIntact: Bool
    }

    private let engine: DescriptorEngine

    init(_ costs: Coalescing) { engine = DescriptorEngine(ListTime(segment: costs.segment, bandwidth: costs.link)) }

    /// Blocks a gap apart; they arrive one behind the other.
    static func comb(_ blocks: Int, of block: Int, apart gap: Int) -> [SegmentDescriptor] {
        (0..<blocks).map { SegmentDescriptor(source: $0 * (block + gap), destination: $0 * block, byteCount: block) }
    }

    /// Segments in order, of random lengths and with random gaps between them.
    static func random(
        _ count: Int, longest: Int, longestGap: Int, _ randomness: inout RandomTimes
    ) -> [SegmentDescriptor] {
        var (source, destination) = (0, 0)
        return (0..<count).map { _ in
            let size = 1 + randomness.below(longest)
            defer {
                source += size + randomness.below(longestGap + 1)
                destination += size
            }
            return SegmentDescriptor(source: source, destination: destination, byteCount: size)
        }
    }

    /// How long a list takes, without bytes.
    func time(of list: [CoalescedDescriptor]) -> Picoseconds { engine.run(list).end }

    /// Sends what is wanted.
    func send(_ segments: [SegmentDescriptor], joined coalescer: SegmentCoalescer) -> Sent {
        let list = coalescer.list(of: segments)
        let memory = PlainMemory(patterned: segments.last.map(\.sourceRange.upperBound) ?? 0, seed: 3)
        // A byte more than there are, which must stay as it is.
        var arrived = PlainMemory(zeros: segments.reduce(1) { $0 + $1.byteCount })
        var sink = JunkSink()
        let run = engine.run(list) { $0.move(from: memory, to: &arrived, sink: &sink) }
        let isIntact = segments.allSatisfy { segment in
            (0..<segment.byteCount).allSatisfy { arrived[segment.destination + $0] == memory[segment.source + $0] }
        }
        return Sent(
            end: run.end, descriptors: run.descriptors, junk: sink.byteCount,
            isIntact: isIntact && arrived[arrived.count - 1] == 0
                && run.bytes == sink.byteCount + segments.reduce(0) { $0 + $1.byteCount })
    }
}
