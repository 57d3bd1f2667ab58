import Testing
import Verbs

@Suite struct ClaimedTrafficTests {
    private func claim(
        sent: (Int, Int) = (0, 0), read: (Int, Int) = (0, 0), other: Int = 0
    ) -> ClaimedTraffic {
        var claim = ClaimedTraffic()
        (claim.sentMessages, claim.sentBytes) = sent
        (claim.readMessages, claim.readBytes) = read
        claim.otherBytes = other
        return claim
    }

    @Test func everyMessageIsAPacket() {
        let claim = claim(sent: (100, 800))
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 100), pathMTU: 1024) == nil)
        #expect(
            claim.contradiction(by: TrafficGrowth(sentPackets: 99), pathMTU: 1024)
                == "the ports counted 99 packets sent, fewer than the 100 that 100 sends and writes of 800 bytes take")
    }

    @Test func everyPacketHoldsOnlySoMuch() {
        let claim = claim(sent: (1, 4097))
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 5), pathMTU: 1024) == nil)
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 4), pathMTU: 1024) != nil)
    }

    @Test func bytesCountWhereTheyAreTold() {
        let claim = claim(sent: (2, 8192))
        #expect(claim.contradiction(by: TrafficGrowth(sentBytes: 8192), pathMTU: 4096) == nil)
        #expect(
            claim.contradiction(by: TrafficGrowth(sentPackets: 2, sentBytes: 8191), pathMTU: 4096)?
                .hasPrefix("the ports counted 8191 bytes sent") == true)
    }

    /// A read's bytes come in; going out is only what asks for them.
    @Test func readsComeIn() {
        let claim = claim(read: (3, 30_000))
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 3, receivedPackets: 30), pathMTU: 1024) == nil)
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 2, receivedPackets: 30), pathMTU: 1024) != nil)
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 3, receivedPackets: 29), pathMTU: 1024) != nil)
        #expect(claim.contradiction(by: TrafficGrowth(receivedBytes: 29_999), pathMTU: 1024) != nil)
    }

    @Test func whatWentAnotherWayIsNotSeen() {
        let claim = claim(other: 1 << 30)
        // One part in a hundred of 1 GiB is 10485 packets of 1024 bytes.
        #expect(claim.contradiction(by: TrafficGrowth(sentPackets: 10_485), pathMTU: 1024) == nil)
        let said = claim.contradiction(by: TrafficGrowth(sentPackets: 10_486), pathMTU: 1024)
        #expect(
            said == "the ports counted 10486 packets sent, more than the 10485 of a host whose ranks do not use them")
        #expect(claim.contradiction(by: TrafficGrowth(receivedPackets: 1 << 20), pathMTU: 1024) != nil)
    }

    /// What 100 round trips of perftest's `ib_write_lat -s 8192 -m 1024` did to soft-RoCE's counters, both ends on one
    /// device: 200 writes of 8 packets each, and 200 acknowledgements.
    @Test func countersOfARealRunAgree() {
        let before = PortCounters(device: "rxe0", port: 1, files: ["sent_pkts": 0, "rcvd_pkts": 0, "rdma_sends": 0])
        let after = PortCounters(
            device: "rxe0", port: 1, files: ["sent_pkts": 1800, "rcvd_pkts": 1800, "rdma_sends": 0])
        let growth = TrafficGrowth(from: [before], to: [after])
        #expect(claim(sent: (200, 200 * 8192)).contradiction(by: growth, pathMTU: 1024) == nil)
        #expect(claim(sent: (200, 400 * 8192)).contradiction(by: growth, pathMTU: 1024) != nil)
        #expect(claim(other: 200 * 8192).contradiction(by: growth, pathMTU: 1024) != nil)
    }

    @Test func theBackgroundIsAllowed() {
        #expect(claim(other: 64).contradiction(by: TrafficGrowth(sentPackets: 256), pathMTU: 1024) == nil)
        #expect(claim(other: 64).contradiction(by: TrafficGrowth(sentPackets: 257), pathMTU: 1024) != nil)
    }

    @Test func countersThatDoNotTellContradictNothing() {
        #expect(claim(sent: (9, 9)).contradiction(by: TrafficGrowth(), pathMTU: 1024) == nil)
        #expect(claim(other: 1 << 30).contradiction(by: TrafficGrowth(), pathMTU: 1024) == nil)
    }
}
