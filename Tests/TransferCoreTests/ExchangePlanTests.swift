import Testing
import TransferCore

@Suite struct ExchangePlanTests {
    private func end(peer: Int = 0, tag: Int = 0, at offset: Int = 0, bytes: Int = 8) throws -> ExchangePlan.End {
        ExchangePlan.End(peer: peer, tag: tag, layout: try Layout.buffer(at: offset, byteCount: bytes))
    }

    private func refusal(of plan: ExchangePlan) -> TransferError? {
        do throws(TransferError) {
            try plan.validate(ranks: 2, regionSize: ByteCount(64))
            return nil
        } catch {
            return error
        }
    }

    @Test func aSoundPlanPasses() throws {
        // The same tag may occur once for each peer and direction; a send layout may name a byte twice.
        let doubled = ExchangePlan.End(
            peer: 1, tag: 1, layout: try Layout(offset: 0, block: 4, dimensions: [.init(count: 2, stride: 2)]))
        let plan = ExchangePlan(
            sends: [try end(peer: 0), try end(peer: 1), doubled],
            receives: [try end(peer: 0, at: 56), try end(peer: 1, bytes: 64)])
        #expect(refusal(of: plan) == nil)
        #expect(plan.bytesSent == 24)
        #expect(plan.bytesReceived == 72)
        #expect(refusal(of: ExchangePlan(sends: [], receives: [])) == nil)
    }

    @Test func whatOneRankCanSeeIsRefusedWithItsReason() throws {
        let doubled = ExchangePlan.End(
            peer: 1, tag: 1, layout: try Layout(offset: 0, block: 4, dimensions: [.init(count: 2, stride: 2)]))
        let cases: [(end: [ExchangePlan.End], reason: String)] = [
            ([try end(peer: 2)], "there is no rank 2 among 2"),
            ([try end(peer: -1)], "there is no rank -1 among 2"),
            ([try end(tag: -1)], "tag -1 is negative"),
            ([try end(tag: 3), try end(tag: 3)], "the tag occurs twice"),
            ([try end(at: 57)], "its layout (8 B at 57) reaches behind the region of 64 bytes"),
        ]
        for (ends, reason) in cases {
            for plan in [ExchangePlan(sends: ends, receives: []), ExchangePlan(sends: [], receives: ends)] {
                let error = try #require(refusal(of: plan))
                #expect(error.code == .invalidPlan)
                #expect(error.cause == reason)
                #expect(error.peer == ends[0].peer)
            }
        }
        let shared = ExchangePlan.End(
            peer: 1, tag: 2, layout: try CompositeLayout([.buffer(byteCount: 8), .buffer(at: 7, byteCount: 2)]))
        #expect(
            refusal(of: ExchangePlan(sends: [], receives: [shared]))?.cause
                == "its layout (2 parts: 8 B at 0; 2 B at 7) names a byte twice")
        #expect(refusal(of: ExchangePlan(sends: [shared], receives: [])) == nil)
        let error = try #require(refusal(of: ExchangePlan(sends: [], receives: [doubled])))
        #expect("\(error)" == "checking receive 1 with rank 1: its layout (4 B at 0, 2 x 2 B) names a byte twice")
    }
}
