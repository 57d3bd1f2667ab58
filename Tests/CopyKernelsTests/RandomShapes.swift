import TransferCore

extension StridedCopy {
    /// A shape of up to three dimensions, nested in an order of its own on each end, without overlap.
    static func random(
        block: Int, counts: ClosedRange<Int>, maximumGap: Int, using generator: inout SeededGenerator
    ) -> StridedCopy {
        let counts = (0..<3).map { _ in Int.random(in: counts, using: &generator) }
        let source = strides(counts, block, maximumGap, using: &generator)
        let destination = strides(counts, block, maximumGap, using: &generator)
        let dimensions = (0..<3).map {
            Dimension(count: counts[$0], sourceStride: source[$0], destinationStride: destination[$0])
        }
        return StridedCopy(
            sourceOffset: Int.random(in: 0...9, using: &generator),
            destinationOffset: Int.random(in: 0...9, using: &generator),
            block: block, inner: dimensions[0], middle: dimensions[1], outer: dimensions[2])
    }

    /// Nests the dimensions in random order, often without a gap between them.
    private static func strides(
        _ counts: [Int], _ block: Int, _ maximumGap: Int, using generator: inout SeededGenerator
    ) -> [Int] {
        var strides = [0, 0, 0]
        var extent = block
        for dimension in [0, 1, 2].shuffled(using: &generator) {
            let gap = Bool.random(using: &generator) ? 0 : Int.random(in: 0...maximumGap, using: &generator)
            strides[dimension] = extent + gap
            extent = strides[dimension] * counts[dimension]
        }
        return strides
    }

    /// The transposition of a matrix of `rows` x `columns` elements.
    ///
    /// - Parameters:
    ///   - sourcePitch: bytes from row to row of the source.
    ///   - destinationPitch: bytes from row to row of the destination.
    static func transposition(
        element: Int, rows: Int, columns: Int, sourcePitch: Int, destinationPitch: Int, sourceOffset: Int = 0,
        destinationOffset: Int = 0
    ) -> StridedCopy {
        StridedCopy(
            sourceOffset: sourceOffset, destinationOffset: destinationOffset, block: element,
            inner: Dimension(count: rows, sourceStride: sourcePitch, destinationStride: element),
            middle: Dimension(count: columns, sourceStride: element, destinationStride: destinationPitch))
    }
}
