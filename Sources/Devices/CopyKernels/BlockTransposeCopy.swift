import TransferCore

/// A transposition of blocks of any size and spacing: `inner` is innermost in the source, `middle` in the destination.
///
/// Walked in strips along the source, a few rows at a time, so that the lines and pages of both ends are still close
/// when their next bytes are due.
struct BlockTransposeCopy: BlockKernel {
    let shape: StridedCopy
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    @inline(never)
    func run<Mover: BlockMover>(moving mover: Mover) {
        let (columns, rows) = (shape.inner, shape.middle)
        let stripColumns = max(16, 2048 / Int(max(1, columns.sourceStride.magnitude)))
        let groupRows = max(1, min(16, 256 / shape.block))
        for plane in 0..<shape.outer.count {
            let source = source + plane &* shape.outer.sourceStride
            let destination = destination + plane &* shape.outer.destinationStride
            for strip in stride(from: 0, to: columns.count, by: stripColumns) {
                let stripEnd = min(columns.count, strip + stripColumns)
                for group in stride(from: 0, to: rows.count, by: groupRows) {
                    let groupCount = min(rows.count - group, groupRows)
                    for column in strip..<stripEnd {
                        var from = source + column &* columns.sourceStride + group &* rows.sourceStride
                        var to = destination + column &* columns.destinationStride + group &* rows.destinationStride
                        for _ in 0..<groupCount {
                            mover.move(from: from, to: to)
                            from += rows.sourceStride
                            to += rows.destinationStride
                        }
                    }
                }
            }
        }
    }
}
