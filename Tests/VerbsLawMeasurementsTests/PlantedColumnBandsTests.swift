import LawExperiments
import LawMeasurements
import Testing

@testable import VerbsLawMeasurements

@Suite struct PlantedColumnBandsTests {
    @Test func segmentsAndWritesHaveThresholdsOfTheirOwn() throws {
        let sweep = ColumnBandsSweep(rows: 10)
        // The rest of a write, a segment, a byte, and what a further write costs beside its segment.
        let (fixed, segment, byte, write) = (20_000.0, 500.0, 12.5, 14_000.0)
        let timings = [ColumnBandsSweep.Way.plain, .plainMerged].flatMap { way in
            ["", ", a write each"].flatMap { suffix in
                sweep.gaps.map { gap in
                    let costs = sweep.costs(way, gap: Double(gap))
                    let time = fixed + costs.descriptors * segment + costs.bytes * byte
                    return Stopwatch.Timing(
                        curve: way.rawValue + suffix, x: Double(gap),
                        found: .init(suffix.isEmpty ? time : time + (costs.descriptors - 1) * write))
                }
            }
        }
        let measurement = try ColumnBandsOverVerbs.measurement(timings, sweep, on: "a device")
        for (constant, planted) in zip(measurement.constants, [segment, 1 / byte]) {
            #expect(abs(constant.value / planted - 1) < 1e-6, "\(constant)")
        }
        let law = try #require(LawCatalog.law(23)).simulate(measurement, seed: 1)
        #expect(law.holds)
        #expect(try #require(law.medianErrorOfPrediction) < 1e-6)
        #expect(measurement.places.count == 22)
        // 500 ns are 40 B, which are 5 columns, and 14,500 ns are 145.
        #expect(measurement.remarks[1].contains("= 5 columns") && measurement.remarks[1].contains("between 4 and 8"))
        #expect(
            measurement.remarks[2].contains("= 145 columns") && measurement.remarks[2].contains("between 128 and 256"))
    }
}
