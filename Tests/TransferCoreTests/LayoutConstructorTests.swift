import Testing
import TransferCore

@Suite struct LayoutConstructorTests {
    @Test func aBufferIsOneRun() throws {
        #expect(try Layout.buffer(at: 7, byteCount: 5).wireBytes == [7, 8, 9, 10, 11])
        expectRefusal { try Layout.buffer(byteCount: 0) }
    }

    @Test func aSubBoxNamesTheElementsOfTheBox() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let extents = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                Int.random(in: 1...4, using: &generator)
            }
            let lower = extents.map { Int.random(in: 0..<$0, using: &generator) }
            let upper = zip(lower, extents).map { Int.random(in: $0 + 1...$1, using: &generator) }
            let element = Int.random(in: 1...5, using: &generator)
            let offset = Int.random(in: 0...9, using: &generator)
            let box = try Layout.subBox(from: lower, to: upper, of: extents, element: element, at: offset)

            // Every element of the array in memory order, kept if its index lies in the box: that is the wire order.
            var expected: [Int] = []
            for linear in 0..<extents.reduce(1, *) {
                var rest = linear
                let index = extents.map { extent in
                    defer { rest /= extent }
                    return rest % extent
                }
                guard zip(index, zip(lower, upper)).allSatisfy({ $1.0 <= $0 && $0 < $1.1 }) else { continue }
                expected += (0..<element).map { offset + linear * element + $0 }
            }
            #expect(box.wireBytes == expected, "\(lower)..<\(upper) of \(extents)")
            #expect(box.isFreeOfOverlap)
        }
    }

    @Test func aColumnBandNamesItsColumnsRowByRow() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<200 {
            let matrix = RandomMatrix(using: &generator)
            let band = try Layout.columnBand(
                columns: matrix.columns, rows: matrix.rows.upperBound, pitch: matrix.pitch, element: matrix.element,
                at: matrix.offset)
            let expected = (0..<matrix.rows.upperBound).flatMap { row in
                matrix.columns.flatMap { matrix.bytes(row: row, column: $0) }
            }
            #expect(band.wireBytes == expected)
            #expect(band.isFreeOfOverlap)
        }
    }

    @Test func aTransposedBlockNamesItsRowsColumnByColumn() throws {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<200 {
            let matrix = RandomMatrix(using: &generator)
            let block = try Layout.transposedBlock(
                rows: matrix.rows, columns: matrix.columns, pitch: matrix.pitch, element: matrix.element,
                at: matrix.offset)
            let expected = matrix.columns.flatMap { column in
                matrix.rows.flatMap { matrix.bytes(row: $0, column: column) }
            }
            #expect(block.wireBytes == expected)
            #expect(block.isFreeOfOverlap)
        }
    }

    @Test func boxesThatAreNoneAreRefused() {
        func box(_ lower: [Int], _ upper: [Int], of extents: [Int], element: Int = 1, at offset: Int = 0) {
            expectRefusal {
                try Layout.subBox(from: lower, to: upper, of: extents, element: element, at: offset)
            }
        }
        box([], [], of: [])
        box([0], [1, 1], of: [2, 2])
        box([0, 0], [1], of: [2, 2])
        box([1], [1], of: [2])
        box([-1], [1], of: [2])
        box([0], [3], of: [2])
        box([0], [1], of: [1], element: 0)
        box([0], [1], of: [1], element: -8)
        box([0], [1], of: [4], at: -1)
        box([0, 0, 0, 0, 0], [1, 1, 1, 1, 1], of: [2, 2, 2, 2, 2])
        box([0, 0], [1, 1], of: [.max, 2])
        box([0, .max - 1], [1, .max], of: [2, .max])
        box([1 << 40, 0], [1 << 41, 1], of: [1 << 41, 2], element: 1 << 40)
        box([1], [2], of: [2], element: 8, at: .max - 4)
    }

    @Test func bandsThatAreNoneAreRefused() {
        func band(_ columns: Range<Int>, rows: Int = 2, pitch: Int = 16, element: Int = 4, at offset: Int = 0) {
            expectRefusal {
                try Layout.columnBand(columns: columns, rows: rows, pitch: pitch, element: element, at: offset)
            }
        }
        band(1..<1)
        band(-1..<1)
        band(3..<5)
        band(0..<1, rows: 0)
        band(0..<1, element: 0)
        band(0..<1, element: -4)
        band(0..<1, pitch: -16)
        band(0..<(.max), element: 8)
        band(0..<1, rows: .max)
        band(0..<1, at: -1)
        band(2..<3, at: .max - 4)
    }

    @Test func transposedBlocksThatAreNoneAreRefused() {
        func block(_ rows: Range<Int>, _ columns: Range<Int>, pitch: Int = 16, element: Int = 4, at offset: Int = 0) {
            expectRefusal {
                try Layout.transposedBlock(rows: rows, columns: columns, pitch: pitch, element: element, at: offset)
            }
        }
        block(1..<1, 0..<1)
        block(-1..<1, 0..<1)
        block(0..<1, 1..<1)
        block(0..<1, -1..<1)
        block(0..<1, 3..<5)
        block(0..<1, 0..<1, element: 0)
        block(0..<1, 0..<1, element: -4)
        block(0..<1, 0..<(.max), element: 2)
        block(1 << 60..<(1 << 60) + 1, 0..<1, pitch: 1 << 10)
        block(0..<(.max), 0..<1)
        block(0..<1, 0..<1, at: -1)
        block(1..<2, 0..<1, at: .max - 8)
    }
}

/// A block in a row-major matrix with spare bytes behind each row.
private struct RandomMatrix {
    let rows: Range<Int>
    let columns: Range<Int>
    let pitch: Int
    let element: Int
    let offset: Int

    init(using generator: inout SeededGenerator) {
        func range() -> Range<Int> {
            let lower = Int.random(in: 0...3, using: &generator)
            return lower..<Int.random(in: lower + 1...lower + 5, using: &generator)
        }
        rows = range()
        columns = range()
        element = Int.random(in: 1...5, using: &generator)
        pitch = columns.upperBound * element + Int.random(in: 0...7, using: &generator)
        offset = Int.random(in: 0...9, using: &generator)
    }

    func bytes(row: Int, column: Int) -> [Int] {
        (0..<element).map { offset + row * pitch + column * element + $0 }
    }
}
