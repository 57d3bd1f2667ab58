import TransferCore

/// Blocks of any size, the innermost dimension of both ends the same.
///
/// A plain loop. For single elements on lines of their own, asking for lines ahead gained nothing where they were in
/// some cache, and some percent where they were in none; asking for lines of the destination was once seen to cost time
/// where another core had just read them.
struct NestedCopy: BlockKernel {
    let shape: StridedCopy
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    @inline(never)
    func run<Mover: BlockMover>(moving mover: Mover) {
        let (inner, middle, outer) = (shape.inner, shape.middle, shape.outer)
        for plane in 0..<outer.count {
            for row in 0..<middle.count {
                var source = source + plane &* outer.sourceStride + row &* middle.sourceStride
                var destination = destination + plane &* outer.destinationStride + row &* middle.destinationStride
                for _ in 0..<inner.count {
                    mover.move(from: source, to: destination)
                    source += inner.sourceStride
                    destination += inner.destinationStride
                }
            }
        }
    }
}
