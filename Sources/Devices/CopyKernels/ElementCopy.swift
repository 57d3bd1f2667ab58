import CHostSystem
import TransferCore

/// Blocks of at most a cache line, in the same order on both ends.
///
/// Such a copy is bound by how fast lines can be touched, not by bytes: it asks for the lines of both ends well ahead,
/// so that more of them are under way than the core would find by looking ahead itself.
struct ElementCopy: BlockKernel {
    let shape: StridedCopy
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    /// Elements copied between two looks ahead.
    private static let batch = 8
    /// How many elements ahead lines are asked for.
    private static let lead = 64

    @inline(never)
    func run<Mover: BlockMover>(moving mover: Mover) {
        // Where a row ends, the lines asked for are those of the next row.
        let next = shape.middle.count > 1 ? shape.middle : shape.outer
        for plane in 0..<shape.outer.count {
            var source = source + plane &* shape.outer.sourceStride
            var destination = destination + plane &* shape.outer.destinationStride
            for _ in 0..<shape.middle.count {
                copyRow(
                    moving: mover, from: source, to: destination,
                    nextSource: source + next.sourceStride, nextDestination: destination + next.destinationStride)
                source += shape.middle.sourceStride
                destination += shape.middle.destinationStride
            }
        }
    }

    @inline(__always)
    private func copyRow<Mover: BlockMover>(
        moving mover: Mover, from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer,
        nextSource: UnsafeRawPointer, nextDestination: UnsafeMutableRawPointer
    ) {
        let (count, sourceStride, destinationStride) =
            (shape.inner.count, shape.inner.sourceStride, shape.inner.destinationStride)
        // Elements that share lines are found by the hardware.
        let asksForSource = sourceStride.magnitude >= lineBytes
        let asksForDestination = destinationStride.magnitude >= lineBytes
        let lead = min(Self.lead, count)
        var index = 0
        while index &+ Self.batch <= count {
            let ahead = index &+ lead
            if asksForSource {
                var line =
                    ahead < count ? source + ahead &* sourceStride : nextSource + (ahead &- count) &* sourceStride
                for _ in 0..<Self.batch {
                    chost_prefetch_read(line)
                    line += sourceStride
                }
            }
            if asksForDestination {
                var line =
                    ahead < count
                    ? destination + ahead &* destinationStride
                    : nextDestination + (ahead &- count) &* destinationStride
                for _ in 0..<Self.batch {
                    chost_prefetch_write(line)
                    line += destinationStride
                }
            }
            for position in index..<index &+ Self.batch {
                mover.move(from: source + position &* sourceStride, to: destination + position &* destinationStride)
            }
            index &+= Self.batch
        }
        while index < count {
            mover.move(from: source + index &* sourceStride, to: destination + index &* destinationStride)
            index &+= 1
        }
    }
}
