import CopyKernels
import Testing
import TransferCore

@Suite struct PreparedCopyTests {
    @Test func whatContinuesOnBothEndsBecomesOneBlock() {
        let box = StridedCopy(
            sourceOffset: 8, destinationOffset: 16, block: 4,
            inner: .init(count: 5, sourceStride: 240, destinationStride: 240),
            middle: .init(count: 6, sourceStride: 4, destinationStride: 4),
            outer: .init(count: 10, sourceStride: 24, destinationStride: 24))
        #expect(PreparedCopy(box).shape == StridedCopy(sourceOffset: 8, destinationOffset: 16, block: 1200))
    }

    @Test func whatContinuesOnOneEndStaysApart() {
        let pack = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 8,
            inner: .init(count: 4, sourceStride: 32, destinationStride: 8))
        #expect(PreparedCopy(pack).shape == pack)
    }

    @Test func dimensionsMergeWhereTheyContinueEachOther() {
        let faces = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 8,
            inner: .init(count: 3, sourceStride: 1000, destinationStride: 320),
            middle: .init(count: 1, sourceStride: 7, destinationStride: 7),
            outer: .init(count: 10, sourceStride: 100, destinationStride: 32))
        let merged = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 8,
            inner: .init(count: 30, sourceStride: 100, destinationStride: 32))
        #expect(PreparedCopy(faces).shape == merged)
    }

    @Test func theShortestStrideOfBothEndsIsInnermost() {
        let face = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 8,
            inner: .init(count: 128, sourceStride: 135_200, destinationStride: 135_200),
            middle: .init(count: 128, sourceStride: 1040, destinationStride: 1040))
        let shape = PreparedCopy(face).shape
        #expect(shape.inner == face.middle)
        #expect(shape.middle == face.inner)
    }

    @Test func preparingIsRepeatable() {
        var generator = SeededGenerator(seed: 1)
        for block in 1...64 {
            let copy = StridedCopy.random(block: block, counts: 1...6, maximumGap: 40, using: &generator)
            let prepared = PreparedCopy(copy)
            #expect(prepared.byteCount == copy.byteCount)
            #expect(PreparedCopy(prepared.shape) == prepared)
        }
    }

    @Test func aPreparedCopyRunsAgainAndAgain() {
        let shape = StridedCopy(
            sourceOffset: 1, destinationOffset: 0, block: 1,
            inner: .init(count: 3, sourceStride: 2, destinationStride: 1))
        let prepared = PreparedCopy(shape)
        for round in UInt8(0)..<4 {
            let source: [UInt8] = [9, round, 9, round &+ 1, 9, round &+ 2]
            var destination: [UInt8] = [0, 0, 0]
            source.withUnsafeBytes { from in
                destination.withUnsafeMutableBytes { to in
                    guard let from = from.baseAddress, let to = to.baseAddress else { return }
                    prepared.run(from: from, to: to)
                }
            }
            #expect(destination == [round, round &+ 1, round &+ 2])
        }
    }
}
