import Statistics
import Testing
import TransferCore

@testable import Measurement

@Suite struct CellGroupTests {
    /// Which of five cells ran in each round, in order.
    private func rounds(seed: UInt64, lengths: [Int] = [4, 4, 4, 4, 4]) throws -> [[Int]] {
        var turns: [Int] = []
        let cells = lengths.indices.map { index in
            TurnTaker(blocks: lengths[index]) { turns.append(index) }.measurement
        }
        var rounds: [[Int]] = []
        var group = CellGroup(cells, seed: seed)
        try group.run {
            rounds.append(turns)
            turns = []
        }
        #expect(cells.allSatisfy(\.isOver) && turns.isEmpty)
        return rounds
    }

    @Test func everyCellHasOneTurnARound() throws {
        let rounds = try rounds(seed: 1)
        #expect(rounds.count == 4)
        for round in rounds { #expect(round.sorted() == [0, 1, 2, 3, 4]) }
        #expect(Set(rounds).count > 1, "the order is drawn anew")
    }

    @Test func theSeedDecidesTheOrder() throws {
        #expect(try rounds(seed: 42) == rounds(seed: 42))
        #expect(Set(try (0..<20).map { try rounds(seed: $0) }).count == 20)
    }

    @Test func cellsThatAreOverSitOut() throws {
        let rounds = try rounds(seed: 3, lengths: [3, 5, 4, 3, 6])
        let expected = [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [1, 2, 4], [1, 4], [4]]
        #expect(rounds.map { $0.sorted() } == expected)
    }

    @Test func anErrorStopsAll() {
        var turns = 0
        let cells = [5, 2, 5].map { failing in
            TurnTaker(blocks: 9, failingBlock: failing) { turns += 1 }.measurement
        }
        var group = CellGroup(cells, seed: 5)
        #expect(throws: TransferError.self) { try group.run() }
        #expect((7...9).contains(turns) && !cells.contains(where: \.isOver))
    }

    @Test func anInterruptionEndsAll() throws {
        var turns = 0
        let cells = [9, 4, 9].map { blocks in TurnTaker(blocks: blocks, interruptedBlock: 4) { turns += 1 }.measurement
        }
        var group = CellGroup(cells, seed: 5)
        try group.run()
        #expect(!cells.contains { !$0.isOver })
        // The second cell was complete by then.
        #expect(cells.map(\.stopReason) == [.interrupted, .samples, .interrupted])
        // Four rounds of three, and the turn that was interrupted.
        #expect(turns == 13)
    }

    @Test func noCellsAreOverAtOnce() throws {
        var group = CellGroup<CellMeasurement>([], seed: 0)
        var rounds = 0
        try group.run { rounds += 1 }
        #expect(rounds == 0)
    }
}

/// A cell of a given number of blocks, which says when it is its turn.
private struct TurnTaker {
    let measurement: CellMeasurement

    /// - Parameters:
    ///   - blocks: at least 3: the first, those of one sample each, the last.
    ///   - failingBlock: the block, from 0, that throws.
    ///   - interruptedBlock: the block, from 0, at whose end somebody has asked to stop.
    init(blocks: Int, failingBlock: Int? = nil, interruptedBlock: Int? = nil, onTurn: @escaping () -> Void) {
        let cell = ScriptedCell()
        cell.blockNanoseconds = 1
        cell.interruptedBlock = interruptedBlock
        let session = cell.session
        var block = 0
        let noisy = CellSession(
            unsteadySamples: 0, blockNanoseconds: 1,
            runBlock: { (request) throws(TransferError) in
                onTurn()
                defer { block += 1 }
                if block == failingBlock { throw TransferError(.transport, during: "a block", cause: "planted") }
                return try session.runBlock(request)
            },
            evidence: session.evidence, remarks: session.remarks, figures: session.figures)
        measurement = CellMeasurement(
            noisy, bounds: CellBounds(iterations: max(1, blocks - 2), warmUp: 0), clockCostNanoseconds: 1)
    }
}
