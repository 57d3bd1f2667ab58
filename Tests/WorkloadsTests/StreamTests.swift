import Testing
import TransferCore
import Workloads

@Suite struct StreamTests {
    private func slots(_ geometry: StreamGeometry) throws -> [InProcessExchange] {
        try (0..<geometry.depth).map { slot in
            InProcessExchange(
                plans: try (0..<geometry.ranks).map { try geometry.plan(rank: $0, slot: slot) },
                sizes: (0..<geometry.ranks).map { geometry.regionSize(rank: $0) })
        }
    }

    @Test(arguments: [(8, 1, 1), (13, 3, 1), (4096, 2, 2), (9001, 4, 1), (20_000, 2, 1)])
    func everyChunkPassesThroughItsSlot(chunk: Int, depth: Int, pairs: Int) throws {
        let geometry = try StreamGeometry(
            chunk: chunk, depth: depth, total: chunk * (2 * depth + 1) + 1, pairs: pairs, ranks: 2 * pairs + 1)
        #expect(geometry.chunks == 2 * depth + 2)
        let slots = try slots(geometry)
        for exchange in slots { try exchange.expectConsistent() }
        let memories = slots[0].memories
        for rank in 0..<geometry.ranks { geometry.clear(memories[rank], rank: rank) }
        for sequence in 0..<geometry.chunks {
            let coverage = geometry.coverage(of: sequence)
            let slot = geometry.slot(of: sequence)
            for producer in stride(from: 0, to: 2 * pairs, by: 2) {
                geometry.stamp(memories[producer], rank: producer, sequence: sequence, coverage: coverage)
                let send = try #require(try geometry.plan(rank: producer, slot: slot).sends.first)
                let receive = try #require(try geometry.plan(rank: producer + 1, slot: slot).receives.first)
                memories[producer + 1].scatter(memories[producer].gather(send.layout), into: receive.layout)
                let report = geometry.check(
                    memories[producer + 1], rank: producer + 1, sequence: sequence, coverage: coverage)
                #expect(report.isCorrect, "\(report)")
            }
            if sequence < depth || sequence == geometry.chunks - 1 {
                for rank in 0..<geometry.ranks {
                    let report = geometry.verify(memories[rank], rank: rank, passed: sequence + 1)
                    #expect(report.isCorrect, "\(report)")
                }
            }
        }
    }

    @Test(arguments: ChunkCoverage.allCases)
    func aChunkOfTheRoundBeforeIsStale(coverage: ChunkCoverage) throws {
        let geometry = try StreamGeometry(chunk: 10_001, depth: 4, total: 1 << 20)
        let memory = ArrayMemory(geometry.regionSize(rank: 0))
        geometry.stamp(memory, rank: 0, sequence: 2, coverage: .everyByte)
        let report = geometry.check(memory, rank: 1, sequence: 6, coverage: coverage)
        #expect(report.mismatchedElements == (coverage == .everyByte ? 1251 : 6))
        #expect(report.first?.cause == .staleIteration)
        #expect(report.first?.found == "word 0 of rank 0, chunk 2")
        #expect(report.first?.offset == geometry.slotOffset(2))
    }

    @Test func theEdgesOfEveryPageAreChecked() throws {
        let geometry = try StreamGeometry(chunk: 10_000, depth: 1, total: 10_000)
        let memory = ArrayMemory(geometry.regionSize(rank: 0))
        let edges = [0, 511, 512, 1023, 1024, 1249]
        for word in 0..<1250 where word % 100 == 50 || edges.contains(word) {
            geometry.stamp(memory, rank: 0, sequence: 0, coverage: .everyByte)
            memory.bytes[geometry.slotOffset(0) + 8 * word + 3] ^= 1
            let atEdges = geometry.check(memory, rank: 0, sequence: 0, coverage: .pageEdges)
            #expect(atEdges.isCorrect != edges.contains(word))
            #expect(!geometry.check(memory, rank: 0, sequence: 0, coverage: .everyByte).isCorrect)
        }
    }

    @Test func theTailOfAChunkIsChecked() throws {
        let geometry = try StreamGeometry(chunk: 29, depth: 1, total: 29)
        let memory = ArrayMemory(geometry.regionSize(rank: 0))
        for byte in 24..<29 {
            geometry.stamp(memory, rank: 0, sequence: 0, coverage: .everyByte)
            memory.bytes[geometry.slotOffset(0) + byte] ^= 1
            let report = geometry.check(memory, rank: 1, sequence: 0, coverage: .everyByte)
            #expect(report.first?.offset == geometry.slotOffset(0) + 24)
        }
    }

    @Test func aWriteBetweenSlotsIsSeen() throws {
        let geometry = try StreamGeometry(chunk: 100, depth: 2, total: 100)
        let memory = ArrayMemory(geometry.regionSize(rank: 1))
        geometry.clear(memory, rank: 1)
        geometry.stamp(memory, rank: 1, sequence: 0, coverage: .everyByte)
        #expect(geometry.verify(memory, rank: 1, passed: 1).isCorrect)
        memory.bytes[geometry.slotOffset(0) + 100] ^= 1
        let report = geometry.verify(memory, rank: 1, passed: 1)
        #expect(report.first?.cause == .outsideLayout)
        #expect(report.changedGuardBytes == 1)
    }

    @Test func anIterationMovesAChunkOfEachPair() throws {
        let traffic = try StreamGeometry(chunk: 4096, depth: 3, total: 1 << 20, pairs: 2, ranks: 5).traffic()
        #expect(traffic.bytesPerIteration == 8192)
        #expect(traffic.pieceCount == 2)
        #expect(traffic.shortestPiece == 4096)
    }

    @Test(arguments: [
        (7, 1, 8, 1, 2, "the chunk in bytes is 7"), (8, 0, 8, 1, 2, "the depth is 0"),
        (8, 1, 0, 1, 2, "the total in bytes is 0"), (8, 1, 8, 0, 2, "the number of pairs is 0"),
        (8, 1, 8, 2, 3, "2 pairs need 4 ranks, there are 3"), (1 << 50, 1024, 1 << 50, 1, 2, "does not fit"),
    ])
    func whatMakesNoStreamIsRefused(
        chunk: Int, depth: Int, total: Int, pairs: Int, ranks: Int, problem: String
    ) {
        let error = #expect(throws: WorkloadError.self) {
            try StreamGeometry(chunk: chunk, depth: depth, total: total, pairs: pairs, ranks: ranks)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
}
