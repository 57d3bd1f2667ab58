import HostSystem
import LawExperiments
import Testing

@testable import LawMeasurements

/// Counts are exact in a network of one's own; times are not looked at.
@Suite(.serialized) struct SegmentationMeasurementTests {
    private static let refusal: SystemError? = {
        do throws(SystemError) { _ = try LoopbackLink(PrivateCutting.ethernet) } catch { return error }
        return nil
    }()
    private static let reason = refusal.map { "\($0)" } ?? ""

    @Test(.enabled(if: refusal == nil, "\(reason)")) func everyCountIsAsTheLawSays() throws {
        let law = try #require(LawCatalog.law(20))
        let measurement = try SegmentationMeasurement().measure(seed: 1)
        #expect(measurement.setting.contains("network of its own"))
        let result = try law.simulate(measurement, seed: 1)
        var counted: Set<String> = []
        for curve in result.curves where curve.y.unit != .nanoseconds {
            for point in curve.points {
                guard let measured = point.measured else { continue }
                counted.insert(curve.name)
                #expect(measured.value == point.predicted, "\(curve.name) at \(point.x)")
            }
        }
        #expect(
            counted == [
                "commands", "packets", "commands without the offload", "most bytes of so many packets",
                "commands of 64 KiB without the offload",
            ])
    }

    /// Others may use the machine's interface, and add to its commands.
    @Test func withoutANetworkOfItsOwnTheOffloadStaysOnAndTheReasonIsSaid() throws {
        let measurement = try SegmentationMeasurement().onMachine(
            seed: 1, because: SystemError(call: "unshare", errno: 1, explanation: "it takes root"))
        #expect(Set(measurement.places.map(\.curve)) == ["commands", "packets"])
        #expect(measurement.remarks.contains { $0.contains("unshare") && $0.contains("it takes root") })
        #expect(measurement.setting.contains("the machine's loopback interface"))
        #expect(measurement.places.allSatisfy { $0.found.value >= 1 })
    }

    @Test(.enabled(if: refusal == nil, "\(reason)")) func timesOfMadeUpCommandsAreToldApartOrRefused() throws {
        let bench = try CuttingBench(over: LoopbackLink(PrivateCutting.ethernet), seed: 1)
        let messages = [1, 1000].map {
            CuttingTimes.Message(curve: "time", x: $0, size: $0, commands: 1, bench: bench)
        }
        #expect(throws: MeasurementRefusal.self) { try CuttingTimes(messages, seed: 1) }
    }
}
