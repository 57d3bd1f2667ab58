import TransferCore
import Testing
import Verbs

@testable import VerbsTransport

@Suite struct HostReportTests {
    /// What a rank sends to the others: four claims, the bytes posted, what it saw.
    private func words(sent: (Int, Int) = (0, 0), posted: Int = 0, saw: TrafficGrowth = TrafficGrowth()) -> [Int] {
        [sent.0, sent.1, 0, 0, posted] + saw.words
    }

    private func testimony(_ hosts: [[[Int]]], isCarrier: Bool = true) -> NetworkTestimony {
        HostReport.testimony(of: hosts.map { HostReport($0) }, pathMTU: 1024, isCarrier: isCarrier)
    }

    @Test func ranksOfAHostAreHeldAgainstItsPortsTogether() {
        let second = words(sent: (10, 20_480))
        let enough = words(sent: (10, 20_480), saw: TrafficGrowth(sentPackets: 40))
        #expect(testimony([[enough, second]]) == NetworkTestimony(packets: 40))
        let tooFew = words(sent: (10, 20_480), saw: TrafficGrowth(sentPackets: 39))
        #expect(testimony([[tooFew, second]]).contradiction?.hasPrefix("the ports counted 39 packets sent") == true)
    }

    /// It is written to by the other host, and its ports count that.
    @Test func aHostThatClaimsNothingIsNotContradicted() {
        let active = words(sent: (100, 102_400), saw: TrafficGrowth(sentPackets: 100, receivedPackets: 100))
        let passive = words(saw: TrafficGrowth(sentPackets: 100_000, receivedPackets: 100_000))
        #expect(testimony([[active], [passive]]) == NetworkTestimony(packets: 100_100))
    }

    @Test func whatABystanderSeesIsARemark() {
        let quiet = words(posted: 1 << 20, saw: TrafficGrowth(sentPackets: 256))
        #expect(testimony([[quiet]], isCarrier: false) == NetworkTestimony(packets: 256))
        let busy = words(posted: 1 << 20, saw: TrafficGrowth(sentPackets: 1024))
        let said = testimony([[busy]], isCarrier: false)
        #expect(said.contradiction == nil)
        #expect(said.remark?.hasPrefix("an RDMA device may have carried it: the ports counted 1024 packets") == true)
    }

    @Test func aHostThatDoesNotTellLeavesTheSumUnknown() {
        let telling = words(saw: TrafficGrowth(sentPackets: 7))
        #expect(testimony([[telling], [words()]]).packets == nil)
        #expect(testimony([[telling], [telling]]).packets == 14)
    }

    @Test func growthSurvivesTheWay() {
        let growth = TrafficGrowth(sentPackets: 1, receivedPackets: nil, sentBytes: 0, receivedBytes: 1 << 40)
        #expect(TrafficGrowth(words: growth.words[...]) == growth)
        // The words come as the end of a longer list.
        #expect(TrafficGrowth(words: ([9, 9] + growth.words).suffix(4)) == growth)
    }

    @Test func stretchesAddUp() {
        let sum = TrafficGrowth(sentPackets: 3, sentBytes: 5) + TrafficGrowth(sentPackets: 4)
        #expect(sum == TrafficGrowth(sentPackets: 7))
    }
}
