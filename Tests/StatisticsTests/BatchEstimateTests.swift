import Statistics
import Testing

@Suite struct BatchEstimateTests {
    @Test func aMeanIsTheMeansWithStudentsInterval() throws {
        // Batch means 1, 2, 3: mean 2, deviation 1, t(2, 0.975) = 4.303.
        let batches = [[10.0, 10], [20, 10], [30, 10]]
        let estimate = try #require(BatchEstimate(batches: batches, confidence: 0.95) { $0[0] / $0[1] })
        #expect(abs(estimate.value - 2) < 1e-12)
        #expect(abs(estimate.interval.upperBound - (2 + 4.302_652_7 / 3.0.squareRoot())) < 1e-6)
        #expect(abs(estimate.interval.lowerBound - (2 - 4.302_652_7 / 3.0.squareRoot())) < 1e-6)
    }

    @Test func oneBatchSaysNothing() {
        #expect(BatchEstimate(batches: []) { $0[0] } == nil)
        #expect(BatchEstimate(batches: [[1, 1]]) { $0[0] / $0[1] } == nil)
    }

    @Test func whatIsNoNumberIsNoEstimate() {
        #expect(BatchEstimate(batches: [[1, 0], [1, 0]]) { $0[0] / $0[1] } == nil)
    }
}
