import CopyKernels
import Testing
import TransferCore

@Suite struct CopyKernelsTests {
    @Test(arguments: Array(1...70) + [127, 128, 255, 256, 511, 512, 1000, 4096])
    func everyBlockSizeInEveryPattern(block: Int) {
        var generator = SeededGenerator(seed: UInt64(block))
        for _ in 0..<24 {
            let shape = StridedCopy.random(block: block, counts: 1...5, maximumGap: 70, using: &generator)
            check(shape, using: &generator)
        }
    }

    @Test func contiguousBytes() {
        for block in Array(1...130) + [4095, 4096, 65537] {
            var generator = SeededGenerator(seed: UInt64(block))
            check(StridedCopy(sourceOffset: 3, destinationOffset: 5, block: block), using: &generator)
        }
    }

    @Test(arguments: [1, 3, 8, 16, 40, 64])
    func longRowsOfElements(block: Int) {
        for count in [63, 64, 65, 71, 72, 129] {
            var generator = SeededGenerator(seed: UInt64(count))
            for (sourceStride, destinationStride) in [(block, 80), (80, block), (72, 104), (block + 1, block + 2)] {
                let row = StridedCopy.Dimension(
                    count: count, sourceStride: sourceStride, destinationStride: destinationStride)
                let plane = StridedCopy.Dimension(
                    count: 3, sourceStride: count * sourceStride + 8, destinationStride: count * destinationStride + 24)
                check(
                    StridedCopy(sourceOffset: 0, destinationOffset: 0, block: block, inner: row, middle: plane),
                    using: &generator)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8, 12, 16, 24, 32, 64, 100])
    func transpositionsAroundTheEdgesOfTiles(element: Int) {
        let line = max(2, 64 / element)
        let edges = [1, 2, line - 1, line, line + 1, 2 * line + line / 2 + 1]
        var generator = SeededGenerator(seed: UInt64(element))
        for rows in edges {
            for columns in edges {
                // Whole lines, pitches that are no multiple of a line, and bases off the line.
                let (even, odd) = (((columns + rows) * element + 127) / 64 * 64, (columns + rows) * element + element)
                for (pitch, offset) in [(even, 0), (even, element * (line - 1)), (odd, 1)] {
                    CopyCheck(
                        copy: .transposition(
                            element: element, rows: rows, columns: columns, sourcePitch: pitch, destinationPitch: pitch,
                            sourceOffset: offset, destinationOffset: offset),
                        misalignment: (source: 32, destination: 32)
                    ).run()
                }
                check(
                    .transposition(
                        element: element, rows: rows, columns: columns, sourcePitch: columns * element,
                        destinationPitch: rows * element + 8), using: &generator)
            }
        }
    }

    @Test(arguments: [4, 8, 16])
    func transpositionsThatPassTheCaches(element: Int) {
        // More than 8 MiB, more than one strip wide, and not a whole number of tiles.
        let columns = 2048 / element * 2 + 24 / element + 3
        let rows = (8 << 20) / (columns * element) + 70
        let (sourcePitch, destinationPitch) = (columns * element + 13, (rows * element + 127) / 64 * 64)
        CopyCheck(
            copy: .transposition(
                element: element, rows: rows, columns: columns, sourcePitch: sourcePitch,
                destinationPitch: destinationPitch, destinationOffset: 16),
            misalignment: (source: 3, destination: 32)
        ).run()
    }

    @Test func planesOfTranspositions() {
        var generator = SeededGenerator(seed: 7)
        for element in [1, 2, 4, 8, 16, 24] {
            let copy = StridedCopy(
                sourceOffset: 0, destinationOffset: 0, block: element,
                inner: .init(count: 37, sourceStride: 40 * element, destinationStride: element),
                middle: .init(count: 3, sourceStride: 3200 * element, destinationStride: 2560 * element),
                outer: .init(count: 35, sourceStride: element, destinationStride: 64 * element))
            check(copy, using: &generator)
        }
    }

    private func check(_ copy: StridedCopy, using generator: inout SeededGenerator) {
        CopyCheck(
            copy: copy,
            misalignment: (
                source: Int.random(in: 0..<64, using: &generator),
                destination: Int.random(in: 0..<64, using: &generator)
            )
        ).run()
    }
}
