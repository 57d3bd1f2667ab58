import Testing
import TransferCore
import Workloads

@Suite struct ProbeTests {
    @Test(
        arguments: [
            (8, nil, nil, 1), (1, nil, nil, 4), (13, nil, nil, 2), (4100, nil, nil, 3), (64, 8, nil, 2),
            (60, 12, 20, 2),
            (9000, 9, 9, 1), (70, 7, 11, 5),
        ] as [(Int, Int?, Int?, Int)], ProbeExchange.allCases)
    func eachExchangeFillsItsSlotsAndNoOther(
        shape: (size: Int, block: Int?, stride: Int?, window: Int), kind: ProbeExchange
    ) throws {
        let geometry = try ProbeGeometry(
            size: shape.size, block: shape.block, stride: shape.stride, window: shape.window, ranks: 3)
        let exchange = InProcessExchange(
            plans: try (0..<3).map { try geometry.plan(rank: $0, of: kind) },
            sizes: (0..<3).map { geometry.regionSize(rank: $0) })
        try exchange.expectConsistent()
        for rank in 0..<3 { geometry.stamp(exchange.memories[rank], rank: rank, iteration: 4) }
        exchange.run()
        for rank in 0..<3 {
            let report = geometry.verify(exchange.memories[rank], rank: rank, iteration: 4, after: kind)
            #expect(report.isCorrect, "\(geometry): \(report)")
        }
        let directions = kind == .bidirectionalWindow ? 2 : 1
        let traffic = try geometry.traffic(of: kind)
        #expect(traffic.bytesPerIteration == directions * geometry.messages(of: kind) * shape.size)
        #expect(try geometry.plan(rank: 2, of: kind) == ExchangePlan(sends: [], receives: []))
    }

    @Test func whatDidNotArriveIsMissed() throws {
        let geometry = try ProbeGeometry(size: 24)
        let memory = ArrayMemory(geometry.regionSize(rank: 1))
        geometry.stamp(memory, rank: 1, iteration: 2)
        let report = geometry.verify(memory, rank: 1, iteration: 2, after: .ping)
        #expect(report.mismatchedElements == 3)
        #expect(report.first?.cause == .nothingArrived)
        #expect(report.first?.offset == geometry.receiveOffset(slot: 0))
    }

    @Test func largeMessagesStartAtPages() throws {
        let geometry = try ProbeGeometry(size: 1 << 20, window: 4)
        #expect((0..<4).allSatisfy { geometry.sendOffset(slot: $0) % 4096 == 0 })
        #expect((0..<4).allSatisfy { geometry.receiveOffset(slot: $0) % 4096 == 0 })
    }

    @Test(
        arguments: [
            (0, nil, nil, 1, 2, "the message size in bytes is 0"), (8, nil, nil, 0, 2, "the window is 0"),
            (8, nil, nil, 1, 1, "a probe needs 2 ranks, there is 1; start 2 ranks"),
            (8, nil, 16, 1, 2, "give the block as well"),
            (8, 3, nil, 1, 2, "blocks of 3 bytes do not divide"), (8, 4, 3, 1, 2, "overlap"),
            (8, 16, nil, 1, 2, "the block in bytes is 16"), (1 << 50, 1, 1 << 40, 1, 2, "does not fit"),
            (1 << 50, nil, nil, 65536, 2, "does not fit"),
        ] as [(Int, Int?, Int?, Int, Int, String)])
    func whatMakesNoMessageIsRefused(
        size: Int, block: Int?, stride: Int?, window: Int, ranks: Int, problem: String
    ) {
        let error = #expect(throws: WorkloadError.self) {
            try ProbeGeometry(size: size, block: block, stride: stride, window: window, ranks: ranks)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
}
