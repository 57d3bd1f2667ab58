import Testing
import TransferCore
import Workloads

@Suite struct MessageTests {
    @Test(arguments: 0..<24)
    func plansAgreeAndEveryPieceArrives(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let geometry = try MessageGeometry(
            header: .random(in: 1...300, using: &generator), headers: .random(in: 1...5, using: &generator),
            payload: .random(in: 1...9_000, using: &generator),
            page: [64, 100, 512, 4096].randomElement(using: &generator) ?? 64,
            window: .random(in: 1...9, using: &generator), arrival: Bool.random(using: &generator) ? .joined : .split,
            seed: seed, ranks: .random(in: 2...3, using: &generator))
        let exchange = try InProcessExchange(geometry)
        try exchange.expectConsistent()
        exchange.stamp(geometry, iteration: 3)
        exchange.run()
        let report = exchange.verify(geometry, iteration: 3)
        #expect(report.isCorrect, "\(geometry): \(report)")
        let traffic = try geometry.traffic()
        #expect(traffic.bytesPerIteration == geometry.window * geometry.size)
        #expect(traffic.transferCount == geometry.window)
    }

    /// Two headers and sixteen pages: eighteen segments, or fewer where pages of a message happen to follow one another.
    @Test func aMessageIsOneTransferOfManyPieces() throws {
        let geometry = try MessageGeometry(header: 54, payload: 64 << 10, window: 16)
        let plan = try geometry.plan(rank: 0)
        #expect(plan.sends.count == 16 && plan.receives.isEmpty)
        #expect(plan.sends.allSatisfy { (12...18).contains($0.layout.parts.count) })
        #expect(plan.sends[0].layout.byteCount == 2 * 54 + 64 << 10)
        #expect(try geometry.plan(rank: 1).receives.allSatisfy { $0.layout.isContiguous })
        let split = try MessageGeometry(header: 54, payload: 64 << 10, window: 16, arrival: .split)
        #expect(try split.plan(rank: 1).receives.allSatisfy { !$0.layout.isContiguous })
        #expect(try split.plan(rank: 1).receives[0].layout != split.plan(rank: 0).sends[0].layout)
    }

    @Test func piecesThatChangedPlacesAreNamed() throws {
        let geometry = try MessageGeometry(header: 64, headers: 2, payload: 8192, window: 2)
        let exchange = try InProcessExchange(geometry)
        exchange.stamp(geometry, iteration: 6)
        exchange.run { name, wire in
            // The second header where the first should be.
            if name.tag == 1 { wire.replaceSubrange(0..<64, with: wire[64..<128]) }
        }
        let report = geometry.verify(exchange.memories[1], rank: 1, iteration: 6)
        #expect(report.mismatchedElements == 8)
        #expect(report.first?.cause == .wrongStride)
        #expect(report.first?.expected == "message 1, header 0, word 0 of rank 0, iteration 6")
        #expect(report.first?.found == "message 1, header 1, word 0 of rank 0, iteration 6")
    }

    @Test func anotherMessagesPayloadIsNamed() throws {
        let geometry = try MessageGeometry(header: 54, headers: 1, payload: 5000, window: 2, arrival: .split)
        let exchange = try InProcessExchange(geometry)
        exchange.stamp(geometry, iteration: 6)
        let first = exchange.memories[0].gather(try geometry.plan(rank: 0).sends[0].layout)
        exchange.run { name, wire in if name.tag == 1 { wire.replaceSubrange(54..., with: first[54...]) } }
        let report = geometry.verify(exchange.memories[1], rank: 1, iteration: 6)
        #expect(report.mismatchedElements == 512 + 113)
        #expect(report.first?.cause == .wrongStride)
        #expect(report.first?.found.hasPrefix("message 0, page ") == true)
    }

    @Test func theSeedDecides() throws {
        func sends(seed: UInt64) throws -> [ExchangePlan.End] {
            try MessageGeometry(payload: 16384, seed: seed).plan(rank: 0).sends
        }
        #expect(try sends(seed: 1) == sends(seed: 1))
        #expect(try sends(seed: 1) != sends(seed: 2))
    }

    @Test(
        arguments: [
            (0, 2, 4096, 4096, 16, 2, "the header in bytes is 0"),
            (64, 0, 4096, 4096, 16, 2, "the number of headers is 0"),
            (64, 2, 0, 4096, 16, 2, "the payload in bytes is 0"), (64, 2, 4096, 32, 16, 2, "the page in bytes is 32"),
            (64, 2, 4096, 4096, 0, 2, "the window is 0"), (64, 2, 4096, 4096, 16, 1, "start 2 ranks"),
            (64, 2, 1 << 40, 64, 1, 2, "the number of pages"),
        ] as [(Int, Int, Int, Int, Int, Int, String)])
    func whatMakesNoMessagesIsRefused(
        header: Int, headers: Int, payload: Int, page: Int, window: Int, ranks: Int, problem: String
    ) {
        let error = #expect(throws: WorkloadError.self) {
            try MessageGeometry(
                header: header, headers: headers, payload: payload, page: page, window: window, ranks: ranks)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
}
