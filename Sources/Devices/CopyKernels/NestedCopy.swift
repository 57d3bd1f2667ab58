import TransferCore

/// Blocks of any size, the innermost dimension of both ends the same.
///
/// A plain loop, because that is as fast as the lines can be touched: asking for lines of the source ahead gains
/// nothing over what the core finds by itself, and asking for lines of the destination ahead loses where another core
/// reads them.
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
