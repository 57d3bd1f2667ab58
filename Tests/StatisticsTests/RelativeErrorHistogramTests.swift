import Statistics
import Testing

@Suite struct RelativeErrorHistogramTests {
    private func histogram(of values: [Double], relativeError: Double = 0.005) -> RelativeErrorHistogram {
        var histogram = RelativeErrorHistogram(relativeError: relativeError)
        for value in values { histogram.add(value) }
        return histogram
    }

    /// Whatever the values, a quantile is off by its share at most.
    @Test(arguments: [0.001, 0.005, 0.02, 0.1])
    func quantilesKeepTheirPromise(relativeError: Double) throws {
        var generator = SeededGenerator(seed: 31)
        for count in [1, 2, 7, 100, 3000] {
            let values = (0..<count).map { _ in generator.nextLatency() * (Bool.random(using: &generator) ? 1 : 1e6) }
            let sorted = values.sorted()
            let histogram = histogram(of: values, relativeError: relativeError)
            #expect(histogram.relativeError <= relativeError && histogram.relativeError > relativeError / 2)
            for probability in [0.001, 0.1, 0.5, 0.9, 0.99, 0.999] {
                let exact = Quantile(probability).estimate(sorted: sorted)
                let estimate = try #require(histogram.estimate(Quantile(probability)))
                #expect(abs(estimate - exact) <= relativeError * exact * (1 + 1e-12))
            }
            #expect(histogram.minimum == sorted.first && histogram.maximum == sorted.last)
        }
    }

    @Test func mergeIsTheHistogramOfAll() {
        var generator = SeededGenerator(seed: 32)
        let parts = (0..<3).map { part in (0..<part * 50).map { _ in generator.nextLatency() } }
        let whole = histogram(of: parts.flatMap { $0 })
        let (first, second, third) = (histogram(of: parts[0]), histogram(of: parts[1]), histogram(of: parts[2]))
        var left = first
        left.merge(second)
        left.merge(third)
        var right = second
        right.merge(third)
        var other = first
        other.merge(right)
        right.merge(first)
        #expect(left == whole && other == whole && right == whole)
        #expect(whole.count == 150)
    }

    @Test func bucketsHoldTheirValues() {
        var generator = SeededGenerator(seed: 33)
        let values = (0..<500).map { _ in generator.nextLatency() } + [0, 0, 1, 1024]
        let buckets = histogram(of: values).buckets
        for bucket in buckets {
            #expect(bucket.count == values.count { $0 >= bucket.low && $0 < bucket.high } && bucket.count > 0)
        }
        #expect(buckets.reduce(0) { $0 + $1.count } == 504)
        #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0.high <= $1.low })
    }

    @Test func nothingAndZero() {
        #expect(RelativeErrorHistogram().estimate(.median) == nil)
        #expect(histogram(of: [0, 0, 0]).estimate(.p99) == 0)
    }

    /// Nanoseconds from 1 to a day: some thousand buckets, however many values.
    @Test func staysSmall() {
        var histogram = RelativeErrorHistogram()
        var value = 1.0
        while value < 86_400e9 {
            histogram.add(value)
            value *= 1.0005
        }
        #expect(histogram.buckets.count < 6000)
    }
}
