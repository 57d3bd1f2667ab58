import Planning
import Testing
import TransferCore

@Suite struct StridedPlannerTests {
    @Test func copiesMoveExactlyTheBytesOfTheTransfer() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<500 {
            let transfer = try RandomTransfer(using: &generator)
            let copies = try StridedPlanner.stridedCopies(from: transfer.source, to: transfer.destination)
            let expected = moves(from: transfer.source, to: transfer.destination).sorted()
            #expect(copies.flatMap(\.moves).sorted() == expected, "\(transfer)")
            #expect(copies.filter { !$0.isWellFormed }.isEmpty, "\(transfer)")
            let pieces = try StridedPlanner.pieces(from: transfer.source, to: transfer.destination)
            #expect(copies.count <= pieces.count, "\(transfer)")
        }
    }

    @Test func whatOneDescriptorCanSayIsOneDescriptor() throws {
        var generator = SeededGenerator(seed: 34)
        var single = 0
        for _ in 0..<500 {
            let transfer = try RandomTransfer(using: &generator)
            guard isOneNest(moves(from: transfer.source, to: transfer.destination)) else { continue }
            single += 1
            let copies = try StridedPlanner.stridedCopies(from: transfer.source, to: transfer.destination)
            #expect(copies.count == 1, "\(transfer)")
        }
        #expect((50..<450).contains(single), "the generator makes both kinds")
    }

    @Test func piecesAreTheLongestContiguousRunsInWireOrder() throws {
        var generator = SeededGenerator(seed: 32)
        for _ in 0..<300 {
            let transfer = try RandomTransfer(using: &generator)
            let pieces = try StridedPlanner.pieces(from: transfer.source, to: transfer.destination)
            let expected = moves(from: transfer.source, to: transfer.destination)
            #expect(pieces.flatMap(\.moves) == expected, "\(transfer)")
            let breaks = zip(expected, expected.dropFirst()).filter { move, next in
                next.source != move.source + 1 || next.destination != move.destination + 1
            }
            #expect(pieces.count == breaks.count + 1, "\(transfer)")
        }
    }

    @Test func pieceCountIsThatOfTheByteList() throws {
        var generator = SeededGenerator(seed: 33)
        for _ in 0..<300 {
            let layout = try RandomTransfer(using: &generator).source
            let bytes = layout.wireBytes
            let breaks = zip(bytes, bytes.dropFirst()).filter { $1 != $0 + 1 }
            #expect(layout.pieceCount == breaks.count + 1, "\(layout)")
        }
        // No dimension says that the blocks at 3 and at 4 touch.
        let touching = try Layout(
            offset: 0, block: 1, dimensions: [.init(count: 2, stride: 3), .init(count: 2, stride: 4)])
        #expect(touching.pieceCount == 3)
    }

    @Test func endsOfDifferentLengthAreRefused() throws {
        let source = try Layout.buffer(byteCount: 8)
        let destination = try Layout.buffer(byteCount: 9)
        let plans: [() throws -> Void] = [
            { _ = try StridedPlanner.stridedCopies(from: source, to: destination) },
            { _ = try StridedPlanner.pieces(from: source, to: destination) },
            {
                _ = try SegmentPlanner.requests(from: source, to: destination, method: .gather, limits: .none)
            },
        ]
        for plan in plans {
            let error = #expect(throws: TransferError.self) { try plan() }
            #expect(error?.code == .invalidPlan)
            #expect(error?.cause == "its source (8 B at 0) has 8 bytes, its destination (9 B at 0) 9")
        }
    }
}

@Suite struct RegularTransferTests {
    private func onlyCopy(from source: Layout, to destination: Layout) throws -> StridedCopy {
        let copies = try StridedPlanner.stridedCopies(from: source, to: destination)
        #expect(copies.count == 1, "\(source) to \(destination)")
        return try #require(copies.first)
    }

    @Test func aBufferToABuffer() throws {
        let copy = try onlyCopy(from: .buffer(at: 3, byteCount: 4096), to: .buffer(at: 5, byteCount: 4096))
        #expect(copy == StridedCopy(sourceOffset: 3, destinationOffset: 5, block: 4096))
    }

    @Test(arguments: [([31, 1, 1], [32, 33, 17]), ([1, 31, 1], [32, 32, 17]), ([1, 1, 15], [32, 33, 16])])
    func aHaloFaceToTheGhostCellsOfAGridOfOtherExtents(lower: [Int], upper: [Int]) throws {
        let face = try Layout.subBox(from: lower, to: upper, of: [34, 34, 18], element: 8)
        let size = zip(lower, upper).map { $1 - $0 }
        let ghost = try Layout.subBox(from: [0, 0, 0], to: size, of: [40, 37, 20], element: 8, at: 64)
        let copy = try onlyCopy(from: face, to: ghost)
        #expect(copy.moves.sorted() == moves(from: face, to: ghost).sorted())
    }

    @Test func aTransposedBlockToRowsOfTheTranspose() throws {
        let block = try Layout.transposedBlock(rows: 0..<6, columns: 2..<7, pitch: 80, element: 8)
        let rows = try Layout.columnBand(columns: 3..<9, rows: 5, pitch: 96, element: 8)
        let copy = try onlyCopy(from: block, to: rows)
        #expect(
            copy
                == StridedCopy(
                    sourceOffset: 16, destinationOffset: 24, block: 8,
                    inner: .init(count: 6, sourceStride: 80, destinationStride: 8),
                    middle: .init(count: 5, sourceStride: 8, destinationStride: 96)))
    }

    @Test func aBufferToStridedBlocksAndBack() throws {
        let buffer = try Layout.buffer(at: 100, byteCount: 48)
        let strided = try Layout(
            offset: 7, block: 4, dimensions: [.init(count: 3, stride: 10), .init(count: 4, stride: 64)])
        #expect(
            try onlyCopy(from: buffer, to: strided)
                == StridedCopy(
                    sourceOffset: 100, destinationOffset: 7, block: 4,
                    inner: .init(count: 3, sourceStride: 4, destinationStride: 10),
                    middle: .init(count: 4, sourceStride: 12, destinationStride: 64)))
        #expect(try onlyCopy(from: strided, to: buffer).moves.sorted() == moves(from: strided, to: buffer).sorted())
    }

    @Test func blocksThatDivideOneAnother() throws {
        let fine = try Layout(offset: 0, block: 4, dimensions: [.init(count: 12, stride: 8)])
        let coarse = try Layout(offset: 0, block: 16, dimensions: [.init(count: 3, stride: 32)])
        #expect(
            try onlyCopy(from: fine, to: coarse)
                == StridedCopy(
                    sourceOffset: 0, destinationOffset: 0, block: 4,
                    inner: .init(count: 4, sourceStride: 8, destinationStride: 4),
                    middle: .init(count: 3, sourceStride: 32, destinationStride: 32)))
    }

    @Test func aFourthDimensionIsUnrolledAlongTheShortest() throws {
        let source = try Layout(
            offset: 0, block: 1,
            dimensions: [.init(count: 5, stride: 2), .init(count: 6, stride: 20), .init(count: 12, stride: 200)])
        let destination = try Layout(
            offset: 0, block: 30, dimensions: [.init(count: 3, stride: 40), .init(count: 4, stride: 200)])
        let copies = try StridedPlanner.stridedCopies(from: source, to: destination)
        #expect(copies.count == 3)
        #expect(copies.flatMap(\.moves).sorted() == moves(from: source, to: destination).sorted())
    }
}

@Suite struct IrregularTransferTests {
    @Test func blocksOfSixToBlocksOfEightFoldToThreeCopiesHoweverMany() throws {
        for periods in [1, 10, 1_000_000] {
            let sixes = try Layout(offset: 0, block: 6, dimensions: [.init(count: 4 * periods, stride: 10)])
            let eights = try Layout(offset: 0, block: 8, dimensions: [.init(count: 3 * periods, stride: 9)])
            let copies = try StridedPlanner.stridedCopies(from: sixes, to: eights)
            #expect(copies.count == 3)
            #expect(copies.reduce(0) { $0 + $1.byteCount } == sixes.byteCount)
        }
    }

    /// A nanosecond for each of the 2^40 elements would take a quarter of an hour.
    @Test(.timeLimit(.minutes(5)))
    func planningTakesTimeForCopiesNotForElements() throws {
        let edge = 1 << 20
        let block = try Layout.transposedBlock(rows: 0..<edge, columns: 0..<edge, pitch: 8 * edge, element: 8)
        let rows = try Layout.columnBand(columns: edge..<2 * edge, rows: edge, pitch: 16 * edge, element: 8)
        #expect(try StridedPlanner.stridedCopies(from: block, to: rows).count == 1)
    }
}
