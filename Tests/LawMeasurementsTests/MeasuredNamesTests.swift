import LawExperiments
import Testing

@testable import LawMeasurements

/// Measures, and looks at names and places alone: times are the machine's.
@Suite(.serialized) struct MeasuredNamesTests {
    private static let laws: [any MeasuredLaw] = [
        AlignmentMeasurement(), StridedTransposeMeasurement(side: 64), VersionedBucketMeasurement(),
        KernelBypassMeasurement(), SegmentationMeasurement(),
    ]

    @Test(arguments: laws.indices)
    func constantsFiguresAndCurvesAreTheLaws(index: Int) throws {
        let law = try #require(LawCatalog.law(Self.laws[index].number))
        try withKnownIssue("a busy machine has no processor for the copy engine", isIntermittent: true) {
            let measurement = try Self.laws[index].measure(seed: 1)
            let names = Set(law.parameters.map(\.name))
            #expect(measurement.constants.allSatisfy { names.contains($0.parameter) })
            #expect(!measurement.constants.isEmpty)
            #expect(names.isSuperset(of: measurement.figures.keys))
            let units = Dictionary(uniqueKeysWithValues: law.parameters.map { ($0.name, $0.unit) })
            #expect(measurement.constants.allSatisfy { $0.unit == units[$0.parameter] })
            let values = try LawValues(of: law.parameters, given: measurement.figures)
            let curves = try law.simulate(values, seed: 1).curves
            for place in measurement.places {
                let curve = try #require(curves.first { $0.name == place.curve }, "\(place.curve)")
                #expect(curve.points.contains { $0.x == place.x }, "\(place.curve) at \(place.x)")
            }
            #expect(measurement.places.contains { $0.isKeptOut } && measurement.places.contains { !$0.isKeptOut })
        } matching: { issue in
            (issue.error as? MeasurementRefusal)?.description.contains("has no processor of its own") ?? false
        }
    }
}
