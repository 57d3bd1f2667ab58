import DeviceSimulation
import Laws

/// A buffer on its way through a device that moves aligned units.
struct AlignmentModel {
    /// How it is sent.
    enum Way { case split, copyAll }

    private let rule: AlignmentRule
    private let engine: DescriptorEngine
    private let processor: DescriptorEngine

    init(_ law: AlignmentSplit, link: Bandwidth) {
        rule = AlignmentRule(unit: law.alignment)
        engine = DescriptorEngine(ListTime(segment: law.segment, bandwidth: link))
        processor = DescriptorEngine(PackingTime(copy: law.copy))
    }

    /// Head, middle and tail as the device finds them.
    func parts(of range: Range<Int>) -> AlignmentSplit.Parts {
        var parts = AlignmentSplit.Parts(head: 0, middle: 0, tail: 0)
        for part in rule.parts(of: range) {
            if part.isAligned {
                parts.middle += part.range.count
            } else if part.range.lowerBound == range.lowerBound, part.range.lowerBound % rule.unit != 0 {
                parts.head += part.range.count
            } else {
                parts.tail += part.range.count
            }
        }
        return parts
    }

    /// Sends the bytes `range` of a memory: what is not aligned, or everything, is copied to where it is.
    func send(_ range: Range<Int>, of memory: PlainMemory, _ way: Way) -> GatherModel.Sent {
        let (copied, listed) = lists(range, way)
        var bounce = PlainMemory(zeros: range.count)
        var arrived = PlainMemory(zeros: range.count)
        let ready = processor.run(copied) { $0.move(from: memory, to: &bounce) }.end
        let end = engine.run(listed, from: ready) { segment in
            // Copied bytes lie in the bounce buffer at the place where they arrive.
            if copied.contains(segment) {
                arrived.copy(
                    segment.destination..<segment.destination + segment.byteCount, of: bounce, to: segment.destination)
            } else {
                segment.move(from: memory, to: &arrived)
            }
        }.end
        let isIntact = range.enumerated().allSatisfy { arrived[$0.offset] == memory[$0.element] }
        return GatherModel.Sent(end: end, isIntact: isIntact)
    }

    /// How long that takes, without bytes.
    func time(of range: Range<Int>, _ way: Way) -> Picoseconds {
        let (copied, listed) = lists(range, way)
        return engine.run(listed, from: processor.run(copied).end).end
    }

    /// What is copied, and what the engine is told.
    private func lists(_ range: Range<Int>, _ way: Way) -> (copied: [SegmentDescriptor], listed: [SegmentDescriptor]) {
        func segment(_ part: Range<Int>) -> SegmentDescriptor {
            SegmentDescriptor(
                source: part.lowerBound, destination: part.lowerBound - range.lowerBound, byteCount: part.count)
        }
        switch way {
        case .copyAll: return ([segment(range)], [segment(range)])
        case .split:
            let parts = rule.parts(of: range)
            return (parts.filter { !$0.isAligned }.map { segment($0.range) }, parts.map { segment($0.range) })
        }
    }
}
