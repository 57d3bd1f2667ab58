import Statistics
import Testing

@Suite struct MedianIntervalTests {
    /// In 1000 runs of 200 spiky log-normal times, the interval holds the true median in 93 to 97 % of them.
    @Test func coversTheTrueMedianOfIndependentSamples() throws {
        var generator = SeededGenerator(seed: 2)
        let trueMedian = medianOfSpikyTimes(&generator)
        var hits = 0
        for _ in 0..<1000 {
            let values = (0..<200).map { _ in generator.nextLatency() }
            let interval = try #require(MedianInterval(values: values, sorted: values.sorted()))
            if interval.low <= trueMedian, trueMedian <= interval.high { hits += 1 }
        }
        #expect((930...970).contains(hits), "\(hits) of 1000")
    }

    /// The spikes shift the median a little; a quarter of a million samples show it to 0.1 %.
    private func medianOfSpikyTimes(_ generator: inout SeededGenerator) -> Double {
        Quantile.median.estimate(sorted: (0..<250_000).map { _ in generator.nextLatency() }.sorted())
    }

    /// Each value keeps 0.8 of the one before. Order statistics of the values hold the true median far too seldom; block
    /// medians mend it.
    @Test func blockMediansCoverWhereNeighboursResembleEachOther() throws {
        var generator = SeededGenerator(seed: 3)
        var (hits, naiveHits) = (0, 0)
        for _ in 0..<400 {
            var state = generator.nextNormal() / 0.6
            let values = (0..<400).map { _ in
                state = 0.8 * state + generator.nextNormal()
                return 1000 + 10 * state
            }
            let sorted = values.sorted()
            let interval = try #require(MedianInterval(values: values, sorted: sorted))
            #expect(interval.kind != .orderStatistics)
            if interval.low <= 1000, 1000 <= interval.high { hits += 1 }
            let naive = try #require(OrderStatisticInterval(of: .median, count: values.count))
            if sorted[naive.lowerIndex] <= 1000, 1000 <= sorted[naive.upperIndex] { naiveHits += 1 }
        }
        #expect(naiveHits < 280, "\(naiveHits) of 400")
        #expect(hits >= 348, "\(hits) of 400")
    }

    @Test func kindsChangeAtTheLimit() throws {
        // Runs of equal values resemble their neighbours; alternating ones do the opposite.
        let alternating = (0..<64).map { Double($0 % 2) }
        let plain = try #require(MedianInterval(values: alternating, sorted: alternating.sorted()))
        #expect(plain.kind == .orderStatistics)
        let runs = (0..<64).map { Double($0 / 8 % 2) }
        let blocked = try #require(MedianInterval(values: runs, sorted: runs.sorted()))
        // Blocks of 2 still come in fours; blocks of 4 come in twos, which 16 blocks cannot tell from chance.
        #expect(blocked.kind == .blockMedians(blocks: 16))
    }

    /// A steady drift correlates at every block length: the longest blocks that leave eight decide.
    @Test func driftUsesTheFewestBlocks() throws {
        let values = (0..<100).map(Double.init)
        let interval = try #require(MedianInterval(values: values, sorted: values))
        // 50, 25 and 12 blocks all drift; 6 would be too few.
        #expect(interval.kind == .blockMedians(blocks: 12))
        #expect(interval.low < 25 && interval.high > 75)
    }

    @Test func blocksHoldEverySample() throws {
        // 17 samples in 8 blocks: the last block holds the spike, which a dropped remainder would hide.
        let values = (0..<17).map { Double($0 < 15 ? $0 : 1000) }
        let interval = try #require(MedianInterval(values: values, sorted: values))
        #expect(interval.kind == .blockMedians(blocks: 8))
        #expect(interval.high == 1000)
    }

    @Test func fewCorrelatedSamplesHaveNone() {
        let values = (0..<15).map(Double.init)
        #expect(MedianInterval(values: values, sorted: values) == nil)
        #expect(SampleSummary(nanoseconds: values)?.intervalOmission?.contains("need 16, there are 15") == true)
    }

    @Test func holdsTheMedian() throws {
        var generator = SeededGenerator(seed: 4)
        for count in 16...200 {
            var level = 0.0
            let values = (0..<count).map { _ in
                level += generator.nextNormal()
                return level
            }
            let sorted = values.sorted()
            let interval = try #require(MedianInterval(values: values, sorted: sorted))
            let median = Quantile.median.estimate(sorted: sorted)
            #expect(interval.low <= median && median <= interval.high)
        }
    }
}
