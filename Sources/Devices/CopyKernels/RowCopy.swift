import TransferCore

/// Blocks longer than a cache line, in the same order on both ends.
struct RowCopy: BlockKernel {
    let shape: StridedCopy
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    @inline(never)
    func run<Mover: BlockMover>(moving mover: Mover) {
        for plane in 0..<shape.outer.count {
            for between in 0..<shape.middle.count {
                var source =
                    source + plane &* shape.outer.sourceStride + between &* shape.middle.sourceStride
                var destination =
                    destination + plane &* shape.outer.destinationStride + between &* shape.middle.destinationStride
                for _ in 0..<shape.inner.count {
                    mover.move(from: source, to: destination)
                    source += shape.inner.sourceStride
                    destination += shape.inner.destinationStride
                }
            }
        }
    }
}
