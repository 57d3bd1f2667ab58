import Planning
import Testing
import TransferCore

@Suite struct SegmentPlannerTests {
    private static func randomLimits(using generator: inout SeededGenerator) -> RequestLimits {
        let segments = [1, 1, 2, 3, 5, 16, .max]
        let messageBytes = [1, 3, 8, 20, 64, 100, .max]
        let alignments = [1, 1, 2, 4, 5, 16, 64]
        return RequestLimits(
            segments: segments[Int.random(in: 0..<segments.count, using: &generator)],
            messageBytes: messageBytes[Int.random(in: 0..<messageBytes.count, using: &generator)],
            alignment: alignments[Int.random(in: 0..<alignments.count, using: &generator)])
    }

    @Test(arguments: [Method.gather, .fragment, .pack])
    func requestsMoveTheWireBytesInOrderWithinTheLimits(method: Method) throws {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<150 {
            let transfer = try RandomTransfer(using: &generator)
            let limits = Self.randomLimits(using: &generator)
            let requests = try SegmentPlanner.requests(
                from: transfer.source, to: transfer.destination, method: method, limits: limits)

            let bounce = try Layout.buffer(byteCount: transfer.source.byteCount)
            let expected =
                method == .pack
                ? moves(from: bounce, to: bounce) : moves(from: transfer.source, to: transfer.destination)
            #expect(requests.flatMap(\.moves) == expected, "\(transfer) \(limits)")

            let segments = method == .fragment ? 1 : limits.segments
            let model = RequestModel(
                moves: expected, segments: segments, messageBytes: limits.messageBytes, alignment: limits.alignment)
            var wireOffset = 0
            for request in requests {
                #expect(request.wireOffset == wireOffset)
                #expect(request.byteCount == request.source.reduce(0) { $0 + $1.byteCount })
                #expect(request.byteCount == request.destination.reduce(0) { $0 + $1.byteCount })
                #expect(request.byteCount <= limits.messageBytes)
                #expect(request.source.count == model.segments(in: request.wireRange, at: \.source))
                #expect(request.destination.count == model.segments(in: request.wireRange, at: \.destination))
                #expect(max(request.source.count, request.destination.count) <= segments)
                #expect(request.wireRange.upperBound == model.end(from: wireOffset), "\(transfer) \(limits)")
                wireOffset += request.byteCount
            }
        }
    }

    @Test func aLongPieceIsCutAtAlignedWirePositions() throws {
        let source = try Layout(offset: 1, block: 90, dimensions: [.init(count: 2, stride: 100)])
        let destination = try Layout.buffer(byteCount: 180)
        let requests = try SegmentPlanner.requests(
            from: source, to: destination, method: .gather,
            limits: RequestLimits(segments: 2, messageBytes: 40, alignment: 16))
        #expect(requests.map(\.wireOffset) == [0, 32, 64, 96, 128, 160])
        #expect(requests[2].source == [.init(offset: 65, byteCount: 26), .init(offset: 101, byteCount: 6)])
        #expect(requests[2].destination == [.init(offset: 64, byteCount: 32)])
    }

    @Test func packIsOneMessageOfAContiguousBuffer() throws {
        let strided = try Layout(offset: 9, block: 8, dimensions: [.init(count: 100, stride: 64)])
        let requests = try SegmentPlanner.requests(
            from: strided, to: strided, method: .pack, limits: RequestLimits(segments: 1))
        let whole = WorkRequest.Segment(offset: 0, byteCount: 800)
        #expect(requests == [WorkRequest(wireOffset: 0, byteCount: 800, source: [whole], destination: [whole])])
    }

    @Test(arguments: [Method.datatype, .auto])
    func methodsThatAreNotMadeOfSegmentsAreRefused(method: Method) throws {
        let buffer = try Layout.buffer(byteCount: 8)
        let error = #expect(throws: TransferError.self) {
            try SegmentPlanner.requests(from: buffer, to: buffer, method: method, limits: .none)
        }
        #expect(error?.code == .unsupported)
    }
}

extension WorkRequest {
    fileprivate var wireRange: Range<Int> { wireOffset..<wireOffset + byteCount }
}

/// The rule of cutting, byte by byte.
private struct RequestModel {
    let moves: [Move]
    let segments: Int
    let messageBytes: Int
    let alignment: Int

    /// Contiguous runs of one end in a wire range.
    func segments(in range: Range<Int>, at end: KeyPath<Move, Int>) -> Int {
        1 + range.dropFirst().filter { moves[$0][keyPath: end] != moves[$0 - 1][keyPath: end] + 1 }.count
    }

    /// Whether a contiguous piece of either end is over at a wire position.
    func isPieceEnd(_ position: Int) -> Bool {
        position == moves.count
            || moves[position].source != moves[position - 1].source + 1
            || moves[position].destination != moves[position - 1].destination + 1
    }

    /// Where a request that begins at `start` must end.
    func end(from start: Int) -> Int {
        var furthest = start
        var preferred: Int?
        while furthest < moves.count, furthest - start < messageBytes {
            let range = start..<furthest + 1
            guard segments(in: range, at: \.source) <= segments, segments(in: range, at: \.destination) <= segments
            else { break }
            furthest += 1
            if isPieceEnd(furthest) || furthest % alignment == 0 { preferred = furthest }
        }
        return preferred ?? furthest
    }
}
