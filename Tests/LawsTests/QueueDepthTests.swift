import Laws
import Testing

@Suite struct QueueDepthTests {
    // A message takes 100 ns of the link and 1000 ns there and back.
    private let law = QueueDepth(
        latency: Nanoseconds(900), bytes: 1000, link: Bandwidth(bytesPerNanosecond: 10))

    @Test func theKneeIsWhereTheLinkIsFull() {
        #expect(law.knee == 10)
        #expect(law.bandwidthOfSlidingWindow(9).bytesPerNanosecond < 10)
        #expect(law.bandwidthOfSlidingWindow(10).bytesPerNanosecond == 10)
        #expect(law.bandwidthOfSlidingWindow(100).bytesPerNanosecond == 10)
    }

    @Test func batchesHaveNoKnee() {
        // 10 messages in 900 + 10 * 100 ns.
        #expect(abs(law.bandwidthOfBatches(10).bytesPerNanosecond - 10_000 / 1900) < 1e-12)
        #expect(law.bandwidthOfBatches(1) == law.bandwidthOfSlidingWindow(1))
        #expect(law.bandwidthOfBatches(1000).bytesPerNanosecond < 10)
    }

    @Test func whatIsHiddenIsAllButOnePart() {
        #expect(law.hiddenBySlidingWindow(4) == 0.75)
        #expect(law.hiddenBySlidingWindow(1000) == 0.9, "a message's own time on the link stays")
        #expect(law.hiddenByBatches(1000) == 0.999)
    }

    @Test func aCardsMessageRateIsAnotherCeiling() {
        var law = law
        law.gap = Nanoseconds(200)
        #expect(law.knee == 5)
        #expect(law.bandwidthOfSlidingWindow(64).bytesPerNanosecond == 5)
    }
}
