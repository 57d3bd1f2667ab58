import TransferCore

/// A transposition of blocks of any size and spacing: `inner` is innermost in the source, `middle` in the destination.
///
/// Walked in strips along the source, a few rows at a time, so that the lines and pages of both ends are still close
/// when their next bytes are due.
struct BlockTransposeCopy: BlockKernel {
    let shape: StridedCopy
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    /// A quarter of a first-level cache.
    private static let scratchBytes = 128 * lineBytes
    /// Half a page.
    private static let stripBytes = 2048

    @inline(never)
    func run<Mover: BlockMover>(moving mover: Mover) {
        if shape.block < 16, shape.inner.sourceStride == shape.block {
            // On the stack: a timed loop allocates nothing.
            var scratch = InlineArray<128, CacheLine>(repeating: CacheLine())
            withUnsafeMutableBytes(of: &scratch) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                copyThroughScratch(scratch, moving: mover)
            }
        } else {
            copyDirectly(moving: mover)
        }
    }

    /// A dense copy of the source's tile first: lines a power of two apart compete for the same places in the caches.
    @inline(__always)
    private func copyThroughScratch<Mover: BlockMover>(_ scratch: UnsafeMutableRawPointer, moving mover: Mover) {
        let (columns, rows, block) = (shape.inner, shape.middle, shape.block)
        let tileRows = max(8, Self.rowsOfWholeLines(block))
        let tileColumns = Self.scratchBytes / (tileRows * block)
        eachTile(rows: tileRows, columns: tileColumns) { row, column, from, to in
            let width = min(tileColumns, columns.count - column) * block
            let height = min(tileRows, rows.count - row)
            var line = from
            for index in 0..<height {
                (scratch + index &* width).copyMemory(from: line, byteCount: width)
                line += rows.sourceStride
            }
            var target = to
            for offset in stride(from: 0, to: width, by: block) {
                var element = scratch + offset
                for index in 0..<height {
                    mover.move(from: element, to: target + index &* rows.destinationStride)
                    element += width
                }
                target += columns.destinationStride
            }
        }
    }

    @inline(__always)
    private func copyDirectly<Mover: BlockMover>(moving mover: Mover) {
        let (columns, rows) = (shape.inner, shape.middle)
        let tileRows =
            shape.block < lineBytes
            ? min(16, max(8, Self.rowsOfWholeLines(shape.block))) : max(1, min(8, 256 / shape.block))
        let tileColumns = max(16, Self.stripBytes / Int(max(1, columns.sourceStride.magnitude)))
        eachTile(rows: tileRows, columns: tileColumns) { row, column, from, to in
            let (height, width) = (min(tileRows, rows.count - row), min(tileColumns, columns.count - column))
            for across in 0..<width {
                var from = from + across &* columns.sourceStride
                var to = to + across &* columns.destinationStride
                for _ in 0..<height {
                    mover.move(from: from, to: to)
                    from += rows.sourceStride
                    to += rows.destinationStride
                }
            }
        }
    }

    /// The fewest blocks that fill whole cache lines.
    private static func rowsOfWholeLines(_ block: Int) -> Int { lineBytes >> min(6, block.trailingZeroBitCount) }

    /// Calls `body` with the first row and column of each tile and where they lie on both ends.
    @inline(__always)
    private func eachTile(
        rows tileRows: Int, columns tileColumns: Int,
        _ body: (Int, Int, UnsafeRawPointer, UnsafeMutableRawPointer) -> Void
    ) {
        for plane in 0..<shape.outer.count {
            for column in stride(from: 0, to: shape.inner.count, by: tileColumns) {
                var from = source + plane &* shape.outer.sourceStride + column &* shape.inner.sourceStride
                var to = destination + plane &* shape.outer.destinationStride + column &* shape.inner.destinationStride
                for row in stride(from: 0, to: shape.middle.count, by: tileRows) {
                    body(row, column, from, to)
                    from += tileRows &* shape.middle.sourceStride
                    to += tileRows &* shape.middle.destinationStride
                }
            }
        }
    }
}
