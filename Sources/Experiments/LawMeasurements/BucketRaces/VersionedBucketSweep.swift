package import LawExperiments
import Statistics
package import TransferCore

/// L25's places: buckets with a version before and one behind them, beside buckets without.
package struct VersionedBucketSweep {
    /// Of a bucket; they grow.
    package let sizes: [Int]

    private static let version = 8
    private static let (versioned, bare, cost) = ("with versions", "without versions", "cost of two versions")

    /// See the property.
    package init(sizes: [Int]) { self.sizes = sizes }

    /// What a bucket with its versions lies in.
    package var span: Int { (sizes.last ?? 0) + 2 * Self.version }

    /// Both ways at every size.
    ///
    /// - Parameter way: moves each of some pieces by itself and in order, and has verified it.
    /// - Throws: what `way` throws.
    package func cells(
        _ way: ([StridedCopy]) throws(MeasurementRefusal) -> () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for size in sizes {
            let bucket = StridedCopy.whole(size, at: Self.version)
            let versions = [0, Self.version + size].map { StridedCopy.whole(Self.version, at: $0) }
            for (curve, copies) in [(Self.versioned, [versions[0], bucket, versions[1]]), (Self.bare, [bucket])] {
                cells.append(.init(curve: curve, x: Double(size), action: try way(copies)))
            }
        }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], setting: String, findings: [LawFinding] = []
    ) throws(MeasurementRefusal) -> LawMeasurement {
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
            setting: setting,
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
            ],
            figures: ["size": sizes.map(Double.init)], places: costs, findings: findings,
            remarks: [
                "ringing the doorbell and polling for the end take \(rounded(fit.coefficients[0].value)) ns, with versions and "
                    + "without: the difference does not show them"
            ])
    }
}
