import LawExperiments
import LawMeasurements
import Testing

@testable import VerbsLawMeasurements

/// Times that are made of known costs, of which L10's fit must find the costs again.
@Suite struct PlantedListsTests {
    private func timings(doorbell: Double, write: Double) -> [Stopwatch.Timing] {
        [1, 2, 3, 4, 6, 8, 64].map {
            .init(curve: "every descriptor, list of blocks", x: $0, found: .init(doorbell / $0 + write))
        }
    }

    @Test func doorbellAndWriteAreToldApart() throws {
        let measurement = try PostedListsOverVerbs.measurement(timings(doorbell: 4000, write: 14_000), on: "a device")
        #expect(measurement.constants.map(\.parameter) == ["fetch", "descriptor"])
        #expect(zip(measurement.constants, [4000, 14_000]).allSatisfy { abs($0.value / $1 - 1) < 1e-6 })
        let result = try #require(LawCatalog.law(10)).simulate(measurement, seed: 1)
        #expect(result.holds)
        #expect(result.curves.flatMap(\.points).count { $0.measured != nil } == 7)
        #expect(try #require(result.medianErrorOfPrediction) < 1e-6)
    }

    @Test func aDoorbellThatTakesNoTimeIsNoFetch() throws {
        let error = #expect(throws: MeasurementRefusal.self) {
            try PostedListsOverVerbs.measurement(timings(doorbell: 0, write: 14_000), on: "a device")
        }
        #expect(error?.description == "a doorbell cannot be told from none")
    }
}
