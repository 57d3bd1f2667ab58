import Planning
import Ranks
import Testing
import TransferCore

@testable import VerbsTransport

@Suite struct LaneTests {
    @Test func aNoticeCarriesTwoNames() {
        let notice = Notice(word: Notice(arrival: 0xfffe, grant: 7).word)
        #expect(notice.arrival == 0xfffe)
        #expect(notice.grant == 7)
        #expect(Notice(arrival: 0, grant: 0).word == 0)
    }

    @Test func aNameThatWasGivenBackComesLast() throws {
        var names = LaneNames()
        let first = try names.take()
        #expect(first != 0)
        names.giveBack(first)
        for _ in 0..<LaneNames.capacity - 2 { #expect(try names.take() != first) }
        #expect(try names.take() == first)
        #expect(throws: TransferError.self) { try names.take() }
    }
}

@Suite struct WayPlannerTests {
    private func transfer(_ source: Layout, _ destination: Layout) -> PlanAgreement.Transfer {
        PlanAgreement.Transfer(peer: 1, tag: 0, source: source, destination: destination)
    }

    private func planner(_ method: Method, _ operation: Operation? = nil) -> WayPlanner {
        WayPlanner(method: method, operation: operation, limits: RequestLimits(segments: 4), gap: 64)
    }

    private let comb = Result { try Layout(offset: 0, block: 8, dimensions: [.init(count: 6, stride: 16)]) }
    private let buffer = Result { try Layout.buffer(byteCount: 48) }

    @Test func gatherWritesWhereTheFarEndIsContiguous() throws {
        let (comb, buffer) = (try comb.get(), try buffer.get())
        #expect(try planner(.gather).way(of: transfer(comb, buffer)).operation == .write)
        #expect(try planner(.gather).way(of: transfer(buffer, comb)).operation == .send)
        #expect(try planner(.gather, .read).way(of: transfer(buffer, comb)).operation == .read)
    }

    /// Only what lands in bounce memory may come before its iteration has started.
    @Test func onlyPackedDestinationsLandEarly() throws {
        let (comb, buffer) = (try comb.get(), try buffer.get())
        #expect(try planner(.pack).way(of: transfer(buffer, comb)).landsEarly)
        #expect(try !planner(.pack).way(of: transfer(comb, buffer)).landsEarly)
        #expect(try !planner(.pack, .read).way(of: transfer(buffer, comb)).landsEarly)
        #expect(try !planner(.gather).way(of: transfer(buffer, comb)).landsEarly)
    }

    @Test func coalesceHasNoWrite() throws {
        let error = #expect(throws: TransferError.self) {
            try planner(.coalesce, .write).way(of: transfer(try comb.get(), try buffer.get()))
        }
        #expect(error?.code == .unsupported)
    }

    /// Both ends see the same lanes with the same requests, whoever plans them.
    @Test(arguments: [1, 3]) func bothEndsDealAlike(queuePairs: Int) throws {
        let (comb, buffer) = (try comb.get(), try buffer.get())
        let planner = planner(.gather)
        func lanes(isSender: Bool) throws -> [LanePlan] {
            let ends = try [transfer(comb, buffer), transfer(comb, comb), transfer(buffer, buffer)].map {
                (transfer: $0, way: try planner.way(of: $0), sourcePlace: Int?.none, destinationPlace: Int?.none)
            }
            return try LanePlan.lanes(ends, isSender: isSender, queuePairs: queuePairs, planner)
        }
        let (sending, receiving) = (try lanes(isSender: true), try lanes(isSender: false))
        #expect(sending.map(\.operation) == receiving.map(\.operation))
        #expect(sending.map(\.stripe) == receiving.map(\.stripe))
        #expect(sending.map { $0.requests.map(\.request) } == receiving.map { $0.requests.map(\.request) })
        #expect(Set(sending.map(\.operation)) == [.write, .send])
        #expect(sending.allSatisfy(\.isActive) && receiving.allSatisfy { !$0.isActive })
        #expect(sending.flatMap(\.requests).reduce(0) { $0 + $1.request.byteCount } == 3 * 48)
    }
}
