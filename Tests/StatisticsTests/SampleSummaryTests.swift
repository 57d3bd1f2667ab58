import Statistics
import Testing

@Suite struct SampleSummaryTests {
    private func summary(count: Int, batched: Bool = false) throws -> SampleSummary {
        var generator = SeededGenerator(seed: 6)
        return try #require(
            SampleSummary(nanoseconds: (0..<count).map { _ in generator.nextLatency() }, batched: batched))
    }

    @Test func nothingComesOfNothing() {
        #expect(SampleSummary(nanoseconds: []) == nil)
    }

    @Test func eachQuantileAppearsAtItsCount() throws {
        #expect(try summary(count: 5).median == nil)
        #expect(try summary(count: 6).median != nil)
        #expect(try summary(count: 28).p90 == nil)
        #expect(try summary(count: 29).p90 != nil)
        #expect(try summary(count: 298).p99 == nil)
        #expect(try summary(count: 299).p99 != nil)
        #expect(try summary(count: 2994).p999 == nil)
        #expect(try summary(count: 2995).p999 != nil)
    }

    @Test func absenceHasAReason() throws {
        let few = try summary(count: 5)
        #expect(few.omission(of: .median) == "median needs 6 samples, there are 5")
        #expect(few.intervalOmission == "interval: median needs 6 samples, there are 5")
        #expect(few.omission(of: .p999) == "p99.9 needs 2995 samples, there are 5")
        let enough = try summary(count: 300)
        #expect(enough.omission(of: .p99) == nil)
        #expect(enough.intervalOmission == nil)
    }

    /// 2, 4, 4, 4, 5, 5, 7, 9: the squares of the distances from the mean, 5, sum to 32.
    @Test func meanAndStandardDeviation() throws {
        let samples = [2.0, 4, 4, 4, 5, 5, 7, 9]
        let summary = try #require(SampleSummary(nanoseconds: samples))
        #expect(summary.mean == 5 && summary.standardDeviation == (32.0 / 7).squareRoot())
        #expect(SampleSummary(nanoseconds: [3])?.standardDeviation == nil)
        #expect(SampleSummary(nanoseconds: samples, batched: true)?.standardDeviation == nil)
    }

    @Test func batchedSamplesHaveNoTail() throws {
        let batched = try summary(count: 3000, batched: true)
        #expect(batched.median != nil && batched.medianInterval != nil)
        #expect(batched.p90 == nil && batched.p99 == nil && batched.p999 == nil)
        #expect(batched.omission(of: .p90) == "p90 is not quoted from samples of several events")
    }

    @Test func figuresByHand() throws {
        // 1 ... 30 in an order whose neighbours do not resemble each other.
        let values = (0..<30).map { Double(($0 * 11) % 30 + 1) }
        let summary = try #require(SampleSummary(nanoseconds: values))
        #expect(summary.count == 30 && summary.minimum == 1 && summary.maximum == 30)
        #expect(summary.median == 15.5)
        #expect(abs(try #require(summary.p90) - 27.1) < 1e-12)
        #expect(summary.p99 == nil)
        // Ranks 10 and 21, by the published table.
        let interval = try #require(summary.medianInterval)
        #expect(interval.low == 10 && interval.high == 21 && interval.kind == .orderStatistics)
        #expect(abs(try #require(summary.relativeHalfWidth) - 5.5 / 15.5) < 1e-12)
    }

    @Test func noSampleIsDropped() throws {
        var values = [Double](repeating: 1, count: 40)
        values[17] = 1_000_000
        #expect(try #require(SampleSummary(nanoseconds: values)).maximum == 1_000_000)
    }

    /// A mean of the two rates would be 55 bytes per second.
    @Test func bandwidthIsBytesOverTime() throws {
        let summary = try #require(SampleSummary(nanoseconds: [1e9, 10e9]))
        #expect(abs(try #require(summary.bandwidth(bytesPerEvent: 100)) - 200.0 / 11) < 1e-12)
        #expect(try #require(SampleSummary(nanoseconds: [0])).bandwidth(bytesPerEvent: 100) == nil)
    }

    @Test func widthNeedsAPositiveMedian() throws {
        #expect(try #require(SampleSummary(nanoseconds: [0, 0, 0, 0, 0, 0])).relativeHalfWidth == nil)
        #expect(try #require(SampleSummary(nanoseconds: [2, 2, 2, 2, 2, 2])).relativeHalfWidth == 0)
    }

    @Test func countsByValidity() {
        var counts = SampleCounts()
        for (place, validity) in SampleValidity.allCases.enumerated() { counts[validity] += place }
        #expect(SampleValidity.allCases.map { counts[$0] } == [0, 1, 2, 3, 4])
        counts[.interrupted] = 0
        #expect(counts[.interrupted] == 0)
    }
}
