import LawExperiments
import Statistics
import TransferCore

/// L25: a bucket that the engine writes with a version before and one behind it, beside one that it writes without.
///
/// Only what the versions cost: writers at random times and the reader's retries are left to the simulation.
struct VersionedBucketMeasurement: MeasuredLaw {
    let number = 25

    private static let sizes = (6...16).map { 1 << $0 }
    private static let version = 8
    private static let (versioned, bare, cost) = ("with versions", "without versions", "cost of two versions")

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let largest = (Self.sizes.last ?? 0) + 2 * Self.version
        let bench = try DeviceBench(bytes: largest)
        var cells: [Stopwatch.Cell] = []
        for size in Self.sizes {
            let (first, last) = (Self.version, Self.version + size)
            for (curve, ranges) in [
                (Self.versioned, [0..<first, first..<last, last..<last + Self.version]), (Self.bare, [first..<last]),
            ] {
                let copies = ranges.map {
                    StridedCopy(sourceOffset: $0.lowerBound, destinationOffset: $0.lowerBound, block: $0.count)
                }
                let descriptors = copies.map { bench.descriptor($0) }
                let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
                try bench.verify(copies, after: action)
                cells.append(.init(curve: curve, x: Double(size), action: action))
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings) {
            $0.curve == Self.versioned ? [1, 3, $0.x + 2 * Double(Self.version)] : [1, 1, $0.x]
        }
        func places(_ curve: String) -> [LawMeasurement.Place] { fit.places.filter { $0.curve == curve } }
        // The law's curve is the difference of the two.
        let costs = zip(places(Self.versioned), places(Self.bare)).map { versioned, bare in
            LawMeasurement.Place(
                curve: Self.cost, x: versioned.x, found: .init(versioned.found.value - bare.found.value),
                isKeptOut: versioned.isKeptOut)
        }
        return LawMeasurement(
            setting: "a bucket moved by the simulated device's copy engine, another thread of this host that keeps its "
                + "descriptors in order, by one descriptor and by three of which two are versions",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
            ],
            figures: ["size": Self.sizes.map(Double.init)], places: costs,
            remarks: [
                "ringing the doorbell and polling for the end take \(rounded(fit.coefficients[0].value)) ns, with versions and "
                    + "without: the difference does not show them",
                "writes at random times and retries of a reader are not measured; their curves are the law's defaults",
            ])
    }
}
