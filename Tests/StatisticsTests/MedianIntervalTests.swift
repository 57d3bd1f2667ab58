import Glibc
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

    /// Each value keeps a share of the one before. Order statistics of the values hold the true median far too seldom;
    /// block medians mend most of it, for skewed times too.
    @Test(arguments: [(0.8, 0.01, 280), (0.6, 0.5, 330)])
    func blockMediansCoverWhereNeighboursResembleEachOther(share: Double, skew: Double, naiveLimit: Int) throws {
        var generator = SeededGenerator(seed: 3)
        var (hits, naiveHits) = (0, 0)
        for _ in 0..<400 {
            let values = generator.nextCorrelated(count: 400, share: share).map { 1000 * exp(skew * $0) }
            let sorted = values.sorted()
            let interval = try #require(MedianInterval(values: values, sorted: sorted))
            #expect(interval.kind != .orderStatistics)
            if interval.low <= 1000, 1000 <= interval.high { hits += 1 }
            let naive = try #require(OrderStatisticInterval(of: .median, count: values.count))
            if sorted[naive.lowerIndex] <= 1000, 1000 <= sorted[naive.upperIndex] { naiveHits += 1 }
        }
        #expect(naiveHits < naiveLimit, "\(naiveHits) of 400")
        #expect(hits >= 356, "\(hits) of 400")
    }

    @Test func kindsChangeAtTheLimit() throws {
        let alternating = (0..<64).map { Double($0 % 2) }
        let plain = try #require(MedianInterval(values: alternating, sorted: alternating.sorted()))
        #expect(plain.kind == .orderStatistics)
        let pairs = (0..<64).map { Double($0 / 2 % 2) }
        #expect(try #require(MedianInterval(values: pairs, sorted: pairs.sorted())).kind == .orderStatistics)
        let runs = (0..<64).map { Double($0 / 4 % 2) }
        #expect(try #require(MedianInterval(values: runs, sorted: runs.sorted())).kind == .blockMedians(blocks: 8))
    }

    /// Blocks of 8 inside runs of 16 come in pairs, which pass for independent; inside runs of 32 they do not, and
    /// blocks of 16 do.
    @Test(arguments: [(16, 64), (32, 32)])
    func blocksGrowUntilTheyPassForIndependent(run: Int, blocks: Int) throws {
        let values = (0..<512).map { Double($0 / run % 2) }
        let interval = try #require(MedianInterval(values: values, sorted: values.sorted()))
        #expect(interval.kind == .blockMedians(blocks: blocks))
    }

    /// A steady drift correlates at every block length: the longest blocks that leave eight decide.
    @Test func driftUsesTheFewestBlocks() throws {
        let values = (0..<300).map(Double.init)
        let interval = try #require(MedianInterval(values: values, sorted: values))
        // 37, 18 and 9 blocks all drift; 4 would be too few.
        #expect(interval.kind == .blockMedians(blocks: 9))
        #expect(interval.low < 75 && interval.high > 225)
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

    /// 13 of 16 blocks have the median 5, below the median of all, which is 10.
    @Test(arguments: [1.0, -1])
    func holdsTheMedianThatNoBlockComesNear(sign: Double) throws {
        let values = (0..<16).flatMap { block -> [Double] in
            [2, 7, 12].contains(block)
                ? [Double](repeating: 100, count: 8) : [0, 0, 0, 0, 10, 100, 100, 100]
        }.map { sign * $0 }
        let interval = try #require(MedianInterval(values: values, sorted: values.sorted()))
        #expect(interval.kind == .blockMedians(blocks: 16))
        #expect(min(abs(interval.low), abs(interval.high)) == 5)
        #expect(max(abs(interval.low), abs(interval.high)) == 10)
    }
}
