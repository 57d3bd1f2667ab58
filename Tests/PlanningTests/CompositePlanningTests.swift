import Planning
import Testing
import TransferCore

/// Transfers with several parts on either end, by every planner.
@Suite struct CompositePlanningTests {
    /// Ends of one byte count, cut into parts at places of their own.
    private struct RandomComposite {
        let source: CompositeLayout
        let destination: CompositeLayout

        init(using generator: inout SeededGenerator) throws {
            let byteCount = Int.random(in: 8...300, using: &generator)
            func end() throws -> CompositeLayout {
                var parts: [Layout] = []
                var left = byteCount
                while left > 0 {
                    let count = Bool.random(using: &generator) ? left : Int.random(in: 1...left, using: &generator)
                    parts.append(
                        try .random(byteCount: count, using: &generator).shifted(by: 2_000 * parts.count))
                    left -= count
                }
                return try CompositeLayout(parts.shuffled(using: &generator))
            }
            source = try end()
            destination = try end()
        }

        var moves: [Move] {
            zip(source.parts.flatMap(\.wireBytes), destination.parts.flatMap(\.wireBytes))
                .map { Move(source: $0, destination: $1) }
        }
    }

    @Test func copiesAndPiecesMoveExactlyTheBytesOfTheTransfer() throws {
        var generator = SeededGenerator(seed: 61)
        for _ in 0..<400 {
            let transfer = try RandomComposite(using: &generator)
            let copies = try StridedPlanner.stridedCopies(from: transfer.source, to: transfer.destination)
            #expect(copies.flatMap(\.moves).sorted() == transfer.moves.sorted(), "\(transfer)")
            #expect(copies.filter { !$0.isWellFormed }.isEmpty, "\(transfer)")
            let pieces = try StridedPlanner.pieces(from: transfer.source, to: transfer.destination)
            #expect(pieces.flatMap(\.moves) == transfer.moves, "\(transfer)")
            let bytes = transfer.source.parts.flatMap(\.wireBytes)
            let breaks = zip(bytes, bytes.dropFirst()).filter { $1 != $0 + 1 }
            #expect(transfer.source.pieceCount == breaks.count + 1, "\(transfer)")
        }
    }

    @Test(arguments: [Method.gather, .fragment])
    func requestsRunAcrossParts(method: Method) throws {
        var generator = SeededGenerator(seed: 62)
        for _ in 0..<200 {
            let transfer = try RandomComposite(using: &generator)
            let segments = Int.random(in: 1...6, using: &generator)
            let requests = try SegmentPlanner.requests(
                from: transfer.source, to: transfer.destination, method: method,
                limits: RequestLimits(segments: segments))
            #expect(requests.flatMap(\.moves) == transfer.moves, "\(transfer)")
            #expect(requests.allSatisfy { max($0.source.count, $0.destination.count) <= segments })
        }
    }

    /// A header here and a payload there are one message of two segments.
    @Test func aHeaderAndAPayloadAreOneRequest() throws {
        let source = try CompositeLayout([.buffer(at: 4096, byteCount: 54), .buffer(at: 512, byteCount: 1000)])
        let requests = try SegmentPlanner.requests(
            from: source, to: Layout.buffer(at: 64, byteCount: 1054), method: .gather, operation: .write, limits: .none)
        #expect(
            requests == [
                WorkRequest(
                    wireOffset: 0, byteCount: 1054,
                    source: [.init(offset: 4096, byteCount: 54), .init(offset: 512, byteCount: 1000)],
                    destination: [.init(offset: 64, byteCount: 1054)])
            ])
    }

    @Test func anyWireRangeIsStaged() throws {
        var generator = SeededGenerator(seed: 63)
        for _ in 0..<300 {
            let layout = try RandomComposite(using: &generator).source
            let lower = Int.random(in: 0...layout.byteCount, using: &generator)
            let range = lower..<Int.random(in: lower...layout.byteCount, using: &generator)
            let expected = zip(layout.parts.flatMap(\.wireBytes)[range], 9...)
                .map { Move(source: $0, destination: $1) }
            let out = StagingPlanner.stage(layout, wireRange: range, contiguousOffset: 9, direction: .out)
            #expect(out.flatMap(\.moves) == expected, "\(range) of \(layout)")
        }
    }

    @Test func coalescingBridgesCleanPages() throws {
        let pages = try CompositeLayout([.buffer(at: 0, byteCount: 64), .buffer(at: 128, byteCount: 64)])
        let requests = try SegmentPlanner.requests(
            from: pages, to: pages, method: .coalesce, limits: .none, gap: 64)
        #expect(requests.map { $0.source.count } == [1])
        #expect(requests[0].destination.map(\.isSink) == [false, true, false])
    }
}
