import Statistics
import Testing

@Suite struct QuantileTests {
    /// NIST/SEMATECH e-Handbook, section 7.2.6.2: the 90th percentile of twelve resistivities. By (n - 1) p, as in
    /// type 7, the position is 9.9: nine tenths of the way from the 10th to the 11th.
    @Test func nistGaugeStudy() {
        let values = [
            95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682,
        ]
        #expect(abs(Quantile.p90.estimate(sorted: values.sorted()) - 95.19568) < 1e-9)
    }

    /// R's documentation of its `mtcars` data: `quantile(mtcars$mpg)` gives 15.425, 19.200 and 22.800.
    @Test(arguments: [(0.25, 15.425), (0.5, 19.2), (0.75, 22.8)])
    func motorTrendCars(probability: Double, expected: Double) {
        let milesPerGallon = [
            21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,
            30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
        ]
        #expect(abs(Quantile(probability).estimate(sorted: milesPerGallon.sorted()) - expected) < 1e-9)
    }

    @Test func singleValueIsEveryQuantile() {
        #expect(Quantile.p999.estimate(sorted: [7]) == 7)
        #expect(Quantile(0.001).estimate(sorted: [7]) == 7)
    }

    @Test func liesBetweenItsNeighboursAndGrowsWithProbability() {
        var generator = SeededGenerator(seed: 1)
        for count in 2...60 {
            let values = (0..<count).map { _ in generator.nextLatency() }.sorted()
            var previous = values[0]
            for percent in 1...99 {
                let estimate = Quantile(Double(percent) / 100).estimate(sorted: values)
                let rank = (count - 1) * percent / 100
                #expect(estimate >= values[rank] * (1 - 1e-12) && estimate <= values[min(rank + 1, count - 1)])
                #expect(estimate >= previous)
                previous = estimate
            }
        }
    }

    @Test(arguments: [(Quantile.median, 6), (.p90, 29), (.p99, 299), (.p999, 2995), (Quantile(0.1), 29)])
    func samplesNeeded(quantile: Quantile, expected: Int) {
        #expect(quantile.samplesNeeded() == expected)
        #expect(OrderStatisticInterval(of: quantile, count: expected) != nil)
        #expect(OrderStatisticInterval(of: quantile, count: expected - 1) == nil)
    }

    @Test func names() {
        let names = [Quantile.median, .p90, .p99, .p999, Quantile(0.29)].map(\.description)
        #expect(names == ["median", "p90", "p99", "p99.9", "p29"])
    }
}
