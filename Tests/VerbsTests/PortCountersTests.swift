import Testing
import Verbs

@Suite struct PortCountersTests {
    private func counters(_ files: [String: UInt64], device: String = "rxe0", port: Int = 1) -> PortCounters {
        PortCounters(device: device, port: port, files: files)
    }

    @Test func lifespanIsNoCounter() {
        let counters = counters(["sent_pkts": 3, "lifespan": 10])
        #expect(counters.values == ["sent_pkts": 3] && counters.lifespanMilliseconds == 10)
    }

    @Test func growthLeavesOutWhatCannotBeCompared() {
        let before = counters(["sent_pkts": 3, "rcvd_pkts": 9, "gone": 1, "still": 4])
        let after = counters(["sent_pkts": 10, "rcvd_pkts": 2, "new": 1, "still": 4])
        #expect(after.growth(since: before) == ["sent_pkts": 7, "still": 0])
    }

    @Test func wordsAreFourBytes() {
        let growth = TrafficGrowth(["port_xmit_data": 5, "port_rcv_data": 2, "port_xmit_packets": 1])
        #expect(growth == TrafficGrowth(sentPackets: 1, sentBytes: 20, receivedBytes: 8))
    }

    @Test func portsAreSummed() {
        let before = [counters(["sent_pkts": 1]), counters(["port_xmit_packets": 2, "port_xmit_data": 1], port: 2)]
        let after = [counters(["port_xmit_packets": 7, "port_xmit_data": 9], port: 2), counters(["sent_pkts": 4])]
        // Only one of the two tells its bytes.
        #expect(TrafficGrowth(from: before, to: after) == TrafficGrowth(sentPackets: 8))
    }

    @Test func aPortThatCameLaterTellsNothing() {
        let other = counters(["sent_pkts": 5], device: "rxe1")
        let growth = TrafficGrowth(from: [counters(["sent_pkts": 1])], to: [counters(["sent_pkts": 4]), other])
        #expect(growth == TrafficGrowth() && TrafficGrowth(from: [], to: []) == TrafficGrowth())
    }
}
