import Testing
import TransferCore

@Suite struct StridedCopyTests {
    @Test func countsAndBoundsAreThoseOfTheBytesMoved() {
        var generator = SeededGenerator(seed: 21)
        func dimension() -> StridedCopy.Dimension {
            StridedCopy.Dimension(
                count: Int.random(in: 1...4, using: &generator),
                sourceStride: Int.random(in: 1...20, using: &generator),
                destinationStride: Int.random(in: 1...20, using: &generator))
        }
        for _ in 0..<200 {
            let copy = StridedCopy(
                sourceOffset: Int.random(in: 0...9, using: &generator),
                destinationOffset: Int.random(in: 0...9, using: &generator),
                block: Int.random(in: 1...5, using: &generator),
                inner: dimension(), middle: dimension(), outer: dimension())
            var source = (copy.sourceOffset..<copy.sourceOffset + copy.block).map { $0 }
            var destination = (copy.destinationOffset..<copy.destinationOffset + copy.block).map { $0 }
            for dimension in [copy.inner, copy.middle, copy.outer] {
                source = (0..<dimension.count).flatMap { index in source.map { $0 + index * dimension.sourceStride } }
                destination = (0..<dimension.count).flatMap { index in
                    destination.map { $0 + index * dimension.destinationStride }
                }
            }
            #expect(copy.byteCount == source.count)
            #expect(copy.blockCount * copy.block == source.count)
            #expect(copy.sourceBounds.lowerBound == source.min())
            #expect(copy.sourceBounds.upperBound - 1 == source.max())
            #expect(copy.destinationBounds.lowerBound == destination.min())
            #expect(copy.destinationBounds.upperBound - 1 == destination.max())
        }
    }

    @Test func unusedDimensionsRepeatNothing() {
        let copy = StridedCopy(sourceOffset: 3, destinationOffset: 5, block: 7)
        #expect(copy.byteCount == 7)
        #expect(copy.sourceBounds == 3..<10)
        #expect(copy.destinationBounds == 5..<12)
    }
}
