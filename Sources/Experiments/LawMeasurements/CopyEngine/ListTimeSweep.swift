package import LawExperiments
import Statistics
package import TransferCore

/// L5's places: the same bytes in more and more pieces, in one list, and with fences between the pieces.
package struct ListTimeSweep {
    /// In which the bytes lie.
    package let counts: [Int]
    /// Of all pieces.
    package let bytes: Int
    /// Sizes beside it, without which bytes and what is paid once could not be told apart.
    package let otherSizes: [Int]
    /// In which those lie.
    package let otherCounts: [Int]
    /// From piece to piece.
    package let gap = 64

    private static let (list, fenced) = ("list", "with fences")

    /// See the properties; the counts grow.
    package init(counts: [Int], bytes: Int, otherSizes: [Int], otherCounts: [Int]) {
        (self.counts, self.bytes) = (counts, bytes)
        (self.otherSizes, self.otherCounts) = (otherSizes, otherCounts)
    }

    /// All pieces at most.
    package var arriving: Int { max(bytes, otherSizes.max() ?? 0) }
    /// What the pieces lie in.
    package var span: Int { arriving + most * gap }

    private var most: Int { counts.last ?? 1 }

    /// Both ways at every place, and the list at other sizes.
    ///
    /// - Parameter way: moves pieces, with fences between them or without, and has verified it.
    /// - Throws: what `way` throws.
    package func cells(
        _ way: (_ pieces: [StridedCopy], _ isFenced: Bool) throws(MeasurementRefusal) -> () throws(MeasurementRefusal)
            -> Void
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        func add(_ curve: String, _ count: Int, of bytes: Int) throws(MeasurementRefusal) {
            let pieces = StridedCopy.pieces(count, of: bytes, apart: gap)
            cells.append(.init(curve: curve, x: Double(count), action: try way(pieces, curve == Self.fenced)))
        }
        for count in counts {
            try add(Self.list, count, of: bytes)
            try add(Self.fenced, count, of: bytes)
        }
        for size in otherSizes { for count in otherCounts { try add("\(size)", count, of: size) } }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Parameters:
    ///   - piece: what each piece is in a list: `descriptor`.
    ///   - fencedPiece: what it is with fences.
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], of piece: String, fenced fencedPiece: String, setting: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings, curves: [Self.list, Self.fenced], aside: 0) { timing in
            let bytes = Double(timing.curve) ?? Double(bytes)
            return [1, timing.x, bytes, timing.curve == Self.fenced ? timing.x - 1 : 0]
        }
        let (descriptor, fence) = (fit.coefficients[1], fit.coefficients[3])
        return LawMeasurement(
            setting: setting,
            constants: [
                .init("descriptor", nanoseconds: descriptor),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                .init("fence", nanoseconds: fence),
            ],
            figures: ["segments": counts.map(Double.init), "bytes": [Double(bytes)]],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "a further \(piece) takes \(rounded(descriptor.value)) ns, a further \(fencedPiece) "
                    + "\(rounded(descriptor.value + fence.value)) ns",
                "from 1 to \(most) of them, a \(piece) adds \(slopes(timings))",
            ])
    }

    /// What a piece adds at each size, which is the same if the law holds.
    private func slopes(_ timings: [Stopwatch.Timing]) -> String {
        ([(bytes, Self.list)] + otherSizes.map { ($0, "\($0)") }).sorted { $0.0 < $1.0 }.map { size, curve in
            let these = timings.filter { $0.curve == curve }
            let (first, last) = (these[0], these[these.count - 1])
            let slope = (last.found.value - first.found.value) / (last.x - first.x)
            return "\(rounded(slope)) ns at \(ByteCount(size))"
        }.joined(separator: ", ")
    }
}
