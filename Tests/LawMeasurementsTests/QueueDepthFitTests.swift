import LawExperiments
import Testing

@testable import LawMeasurements

@Suite struct QueueDepthFitTests {
    private static let depths = [1.0, 2, 3, 4, 6, 8, 12, 16]
    private static let (messages, bytes) = (48, 4096)

    /// Messages of `service` ns, behind a latency that a batch waits for and a window hides.
    private func fit(latency: Double, service: Double) throws -> QueueDepthFit {
        try QueueDepthFit(
            Self.depths.flatMap { depth in
                let (batch, sliding) = (latency / depth + service, max(service, (latency + service) / depth))
                return [(QueueDepthFit.sliding, sliding), (QueueDepthFit.batches, batch)].map { curve, time in
                    Stopwatch.Timing(curve: curve, x: depth, found: .init(Double(Self.messages) * time))
                }
            }, messages: Self.messages, bytes: Self.bytes)
    }

    @Test func plantedLatencyAndBandwidthAreFound() throws {
        let fit = try fit(latency: 3000, service: 1024)
        #expect(fit.constants.map(\.parameter) == ["latency", "bandwidth"])
        #expect(abs(fit.constants[0].value - 3000) < 0.01 && abs(fit.constants[1].value - 4) < 1e-4)
        let first = try #require(fit.places.first { $0.curve == QueueDepthFit.batches })
        #expect(abs(first.found.value - 4096 / 4024.0) < 1e-9)
    }

    @Test func whereThereIsNoLatencyTheLawRunsAllTheSame() throws {
        let fit = try fit(latency: 0, service: 1024)
        #expect(fit.remarks[0].hasSuffix("cannot be told from none"))
        let measurement = LawMeasurement(
            setting: "planted", constants: fit.constants, figures: fit.figures, places: fit.places)
        #expect(try #require(LawCatalog.law(16)).simulate(measurement, seed: 1).holds)
    }
}
