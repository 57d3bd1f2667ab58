import Planning
import Testing
import TransferCore

/// Requests whose far end has one segment, and gaps that travel along.
@Suite struct OperationTests {
    private let limits = RequestLimits(segments: 5, messageBytes: 90)

    @Test(arguments: Operation.allCases)
    func theFarEndOfAWriteOrReadIsOneSegment(operation: Operation) throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let transfer = try RandomTransfer(using: &generator)
            let requests = try SegmentPlanner.requests(
                from: transfer.source, to: transfer.destination, method: .gather, operation: operation, limits: limits)
            #expect(requests.flatMap(\.moves) == moves(from: transfer.source, to: transfer.destination))
            for request in requests {
                #expect(request.source.count <= (operation == .read ? 1 : 5))
                #expect(request.destination.count <= (operation == .write ? 1 : 5))
            }
        }
    }

    @Test(arguments: [Operation.send, .read], [0, 1, 3, 100])
    func gapsTravelToTheSinkAndEverythingElseArrives(operation: Operation, gap: Int) throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<200 {
            let transfer = try RandomTransfer(using: &generator)
            let requests = try SegmentPlanner.requests(
                from: transfer.source, to: transfer.destination, method: .coalesce, operation: operation,
                limits: limits, gap: gap)
            #expect(requests.flatMap(\.wantedMoves) == moves(from: transfer.source, to: transfer.destination))
            for request in requests {
                #expect(request.byteCount <= limits.messageBytes)
                #expect(request.source.reduce(0) { $0 + $1.byteCount } == request.byteCount)
                #expect(request.destination.reduce(0) { $0 + $1.byteCount } == request.byteCount)
                #expect(request.source.count <= (operation == .read ? 1 : 5) && request.destination.count <= 5)
                #expect(request.destination.allSatisfy { !$0.isSink || $0.byteCount <= gap })
            }
        }
    }

    @Test func shortGapsMakeOneSegmentOfMany() throws {
        let comb = try Layout(offset: 3, block: 8, dimensions: [.init(count: 3, stride: 10)])
        let buffer = try Layout.buffer(byteCount: 24)
        let requests = try SegmentPlanner.requests(
            from: comb, to: buffer, method: .coalesce, limits: .none, gap: 2)
        #expect(requests.count == 1)
        #expect(requests[0].source == [.init(offset: 3, byteCount: 28)])
        #expect(
            requests[0].destination == [
                .init(offset: 0, byteCount: 8), .init(offset: 0, byteCount: 2, isSink: true),
                .init(offset: 8, byteCount: 8), .init(offset: 0, byteCount: 2, isSink: true),
                .init(offset: 16, byteCount: 8),
            ])
    }

    @Test func aGapAtTheThresholdDoesNotTravel() {
        // g* = 12 B/ns * 20 ns = 240 B: at 240 both ways cost the same, and equality is no gain.
        #expect(CostFigures.assumed.coalescedGap == 239)
        var figures = CostFigures.assumed
        figures.segmentNanoseconds = 0
        #expect(figures.coalescedGap == 0)
    }
}

@Suite struct MethodPlannerTests {
    private let limits = RequestLimits(segments: 16)

    private func choice(_ source: Layout, _ destination: Layout, _ figures: CostFigures) throws -> MethodPlanner.Choice
    {
        try MethodPlanner.choice(
            from: source, to: destination, operation: nil, limits: limits, gap: 0, figures: figures)
    }

    @Test func whatIsContiguousIsWrittenAsItIs() throws {
        let buffer = try Layout.buffer(byteCount: 1000)
        #expect(try choice(buffer, buffer, .assumed) == .init(method: .gather, operation: .write))
    }

    /// Law L7: segments win where (n - 1) t_o < S/Bc, and packing wins where descriptors cost more than the copy.
    @Test func dearSegmentsMakePackingWin() throws {
        let comb = try Layout(offset: 0, block: 64, dimensions: [.init(count: 16, stride: 128)])
        let buffer = try Layout.buffer(byteCount: 1024)
        var figures = CostFigures(
            requestNanoseconds: 100, segmentNanoseconds: 1, bandwidth: 10, copyBandwidth: 1, pieceNanoseconds: 0)
        #expect(try choice(comb, buffer, figures).method == .gather)
        figures.segmentNanoseconds = 100
        #expect(try choice(comb, buffer, figures).method == .pack)
    }

    @Test func theOperationThatWasAskedForIsKept() throws {
        let comb = try Layout(offset: 0, block: 64, dimensions: [.init(count: 16, stride: 128)])
        for operation in Operation.allCases {
            let choice = try MethodPlanner.choice(
                from: comb, to: comb, operation: operation, limits: limits, gap: 100, figures: .assumed)
            #expect(choice.operation == operation)
            #expect(!(choice.method == .coalesce && operation == .write))
        }
    }
}

extension WorkRequest {
    /// What the request moves apart from gaps, in wire order.
    fileprivate var wantedMoves: [Move] {
        let sources = source.flatMap { Array($0.offset..<$0.end) }
        let destinations = destination.flatMap { segment in
            (segment.offset..<segment.end).map { segment.isSink ? nil : $0 }
        }
        return zip(sources, destinations).compactMap { source, destination in
            destination.map { Move(source: source, destination: $0) }
        }
    }
}
