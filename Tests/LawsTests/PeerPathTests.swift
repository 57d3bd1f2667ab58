import Laws
import Testing

@Suite struct PeerPathTests {
    private let law = PeerPath(
        hops: [10.0, 5, 10].map {
            PeerHop(latency: Nanoseconds(100), bandwidth: Bandwidth(bytesPerNanosecond: $0))
        }, payload: 240, header: 10)

    @Test func theSlowestHopDecides() {
        // A packet of 250 bytes takes 50 ns there.
        #expect(law.bandwidth.bytesPerNanosecond == 4.8)
        #expect(law.writeTime(packets: 1) == Nanoseconds(300 + 25 + 50 + 25))
        #expect(law.writeTime(packets: 11) == Nanoseconds(400 + 10 * 50))
    }

    @Test func readsWaitForCredits() {
        // A request takes 300 + 1 + 2 + 1 ns there, its packet 400 ns back.
        #expect(law.readRoundTrip(packets: 1) == Nanoseconds(704))
        #expect(law.readBandwidth(credits: 1, packets: 1).bytesPerNanosecond == 240.0 / 704)
        #expect(law.readBandwidth(credits: 64, packets: 1) == law.bandwidth)
        #expect(law.readTime(requests: 1, credits: 1, packets: 1) == Nanoseconds(704))
        #expect(law.readTime(requests: 5, credits: 2, packets: 1) == Nanoseconds(704 + 2 * 704))
        #expect(law.readTime(requests: 5, credits: 64, packets: 1) == Nanoseconds(704 + 4 * 50))
    }
}
