import DeviceSimulation
import Testing

@Suite struct RandomTimesTests {
    @Test func exponentialTimesHaveTheirMeanAndTheirDeviation() {
        var times = RandomTimes(seed: 11)
        let mean = Picoseconds(1_000_000)
        let drawn = (0..<200_000).map { _ in Double(times.exponential(mean: mean).count) }
        let average = drawn.reduce(0, +) / Double(drawn.count)
        let variance = drawn.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(drawn.count - 1)
        // Four standard errors: of the mean 1/sqrt(n), of the deviation about 1.4/sqrt(n).
        #expect(abs(average / 1e6 - 1) < 4 / 447)
        #expect(abs(variance.squareRoot() / 1e6 - 1) < 6 / 447)
    }

    @Test func theSequenceIsTheSeeds() {
        func drawn(_ seed: UInt64) -> [Picoseconds] {
            var times = RandomTimes(seed: seed)
            return (0..<4).map { _ in times.exponential(mean: Picoseconds(1_000_000_000)) }
        }
        #expect(drawn(7) == drawn(7))
        #expect(drawn(7) != drawn(8))
    }
}
