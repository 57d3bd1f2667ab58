import Testing
import TransferCore
import Workloads

/// Each way in which a transfer can go wrong is done to a halo exchange, and must be named.
@Suite struct MismatchTests {
    private let geometry: HaloGeometry
    private let exchange: InProcessExchange
    private let element: Int

    /// Elements of 8 bytes; others through `init(element:)`.
    init() throws { try self.init(element: 8) }

    private init(element: Int) throws {
        self.element = element
        geometry = try HaloGeometry(
            grid: [12, 8], processGrid: [1, 4], ranks: 4, ghost: 1, element: element, periodic: true)
        exchange = try InProcessExchange(geometry)
    }

    private func report(altering alter: (InProcessExchange.Name, inout [UInt8]) -> Void) -> VerificationReport {
        exchange.stamp(geometry, iteration: 6)
        exchange.run(alter: alter)
        return geometry.verify(exchange.memories[1], rank: 1, iteration: 6)
    }

    /// The transfer from rank 0 to rank 1: a row of 12 elements.
    private func isTarget(_ name: InProcessExchange.Name) -> Bool { name.source == 0 && name.destination == 1 }

    /// What the row from rank 0 would hold, had it been stamped by `rank` for `iteration`.
    private func wire(of rank: Int, iteration: Int) throws -> [UInt8] {
        let other = ArrayMemory(geometry.regionSize(rank: rank))
        geometry.stamp(other, rank: rank, iteration: iteration)
        let plan = try geometry.plan(rank: rank)
        return other.gather(try #require(plan.sends.first { $0.peer == (rank + 1) % 4 }).layout)
    }

    @Test(arguments: [2, 4, 8, 12, 24])
    func aStaleIterationIsNamed(element: Int) throws {
        let test = try MismatchTests(element: element)
        let stale = try test.wire(of: 0, iteration: 4)
        let report = test.report { if test.isTarget($0) { $1 = stale } }
        #expect(report.mismatchedElements == 12)
        #expect(report.first?.cause == .staleIteration)
        #expect(report.first?.expected == "field 0, cell (0, 1) of rank 0, iteration 6")
        #expect(report.first?.found == "field 0, cell (0, 1) of rank 0, iteration 4")
    }

    @Test func aLaterIterationIsNamed() throws {
        let early = try wire(of: 0, iteration: 7)
        #expect(report { if isTarget($0) { $1 = early } }.first?.cause == .earlyIteration)
    }

    @Test(arguments: [2, 4, 8, 12, 24])
    func aWrongNeighbourIsNamed(element: Int) throws {
        let test = try MismatchTests(element: element)
        let other = try test.wire(of: 2, iteration: 6)
        let report = test.report { if test.isTarget($0) { $1 = other } }
        #expect(report.mismatchedElements == 12)
        #expect(report.first?.cause == .wrongNeighbour)
        #expect(report.first?.found == "field 0, cell (0, 5) of rank 2, iteration 6")
    }

    @Test(arguments: [4, 8, 12, 24])
    func aWrongStrideIsNamed(element: Int) throws {
        let test = try MismatchTests(element: element)
        let report = test.report { name, wire in
            if test.isTarget(name) { wire = Array(wire[2 * element..<3 * element] + wire[element...]) }
        }
        #expect(report.mismatchedElements == 1)
        #expect(report.first?.cause == .wrongStride)
        #expect(report.first?.found == "field 0, cell (2, 1) of rank 0, iteration 6")
    }

    @Test(arguments: [4, 8, 12, 24])
    func aTornElementIsNamed(element: Int) throws {
        let test = try MismatchTests(element: element)
        let stale = try test.wire(of: 0, iteration: 5)
        for cut in 1..<element {
            let tail = test.report { name, wire in
                if test.isTarget(name) { wire.replaceSubrange(cut..<element, with: stale[cut..<element]) }
            }
            #expect(tail.mismatchedElements == 1)
            #expect(tail.first?.cause == .tornElement)
            let head = test.report { name, wire in
                if test.isTarget(name) { wire.replaceSubrange(0..<cut, with: stale[0..<cut]) }
            }
            #expect(head.first?.cause == .tornElement)
        }
    }

    @Test func aTornTailOfZerosIsNamed() throws {
        let report = report { name, wire in
            if isTarget(name) { wire.replaceSubrange(93..<96, with: [0, 0, 0]) }
        }
        #expect(report.first?.cause == .tornElement)
        #expect(report.first?.found == "its first 5 bytes, then zeros")
    }

    @Test(arguments: [1, 2, 4, 8, 12, 24])
    func swappedBytesAreCorruption(element: Int) throws {
        let test = try MismatchTests(element: element)
        let report = test.report { if test.isTarget($0) { $1.swapAt(element == 1 ? 0 : 1, element == 1 ? 1 : 0) } }
        #expect(report.mismatchedElements == (element == 1 ? 2 : 1))
        #expect(report.first?.cause == .corrupted)
    }

    @Test(arguments: [1, 8])
    func aGuardHitIsNamed(element: Int) throws {
        let test = try MismatchTests(element: element)
        test.exchange.stamp(test.geometry, iteration: 6)
        test.exchange.run()
        let memory = test.exchange.memories[1]
        let start = test.geometry.fieldOffset(rank: 1, field: 0)
        memory.bytes[start - 1] ^= 0xFF
        memory.bytes[start] ^= 1
        let report = test.geometry.verify(memory, rank: 1, iteration: 6)
        #expect(report.changedGuardBytes == 2)
        #expect(report.mismatchedElements == 0)
        #expect(report.first?.cause == .outsideLayout)
        #expect(report.first?.offset == start - 1)
    }

    @Test func anElementInAGuardIsTraced() throws {
        exchange.stamp(geometry, iteration: 6)
        exchange.run()
        // One element too many: the row's first one again, in the corner behind the row.
        let memory = exchange.memories[1]
        let start = geometry.fieldOffset(rank: 1, field: 0)
        memory.bytes.replaceSubrange(start..<start + 8, with: memory.bytes[start + 8..<start + 16])
        let report = geometry.verify(memory, rank: 1, iteration: 6)
        #expect(report.first?.cause == .outsideLayout)
        #expect(report.first?.found == "field 0, cell (0, 1) of rank 0, iteration 6")
    }

    @Test func anOverwrittenInteriorIsSeen() throws {
        exchange.stamp(geometry, iteration: 6)
        exchange.run()
        let memory = exchange.memories[1]
        let interior = geometry.fieldOffset(rank: 1, field: 0) + 8 * (14 + 5)
        memory.bytes[interior + 2] ^= 4
        let report = geometry.verify(memory, rank: 1, iteration: 6)
        #expect(report.mismatchedElements == 1)
        #expect(report.first?.offset == interior)
    }

    @Test func aReportReadsAsOneLine() throws {
        let stale = try wire(of: 0, iteration: 4)
        let report = report { if isTarget($0) { $1 = stale } }
        #expect(
            report.description == """
                12 of 52 elements wrong, 0 guard bytes changed; first at byte 72: stale iteration: \
                expected field 0, cell (0, 1) of rank 0, iteration 6; \
                found field 0, cell (0, 1) of rank 0, iteration 4
                """)
        #expect(geometry.verify(exchange.memories[2], rank: 2, iteration: 6).description == "52 elements correct")
    }
}
