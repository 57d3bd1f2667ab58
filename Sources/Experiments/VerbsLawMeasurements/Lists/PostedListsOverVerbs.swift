import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// L10: writes posted in longer and longer lists. A doorbell for a list stands for the fetch of a block of descriptors.
struct PostedListsOverVerbs: LawOverVerbs {
    let number = 10

    private static let lengths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
    private static let bytes = 64
    /// A multiple of every length.
    private static let writes = 192
    private static let blocks = "every descriptor, list of blocks"

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let arriving = Self.writes * Self.bytes
        let pieces = StridedCopy.pieces(Self.writes, of: arriving, apart: 0)
        let bench = try WriteBench(on: device, source: arriving, arriving: arriving, depth: Self.writes)
        var cells: [Stopwatch.Cell] = []
        for length in Self.lengths {
            let way = try bench.verified(pieces, bench.writing(pieces, inListsOf: length))
            cells.append(.init(curve: Self.blocks, x: Double(length), action: way))
        }
        let timings = try Stopwatch().time(cells, seed: seed)
        return try Self.measurement(timings.map { $0.divided(by: Self.writes) }, on: device.description)
    }

    /// What the times of a write in lists of each length say of the law.
    ///
    /// - Throws: where they do not tell its costs apart.
    static func measurement(
        _ timings: [Stopwatch.Timing], on device: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings) { [1 / $0.x, 1] }
        let (doorbell, write) = (fit.coefficients[0], fit.coefficients[1])
        guard doorbell.value > 0 else { throw MeasurementRefusal("a doorbell cannot be told from none") }
        return LawMeasurement(
            setting:
                "\(writes) writes of \(bytes) B, of which the end of the last is reported, posted in lists of 1 to "
                + "\(lengths.last ?? 1) with a doorbell each, over \(device)",
            constants: [.init("fetch", nanoseconds: doorbell), .init("descriptor", nanoseconds: write)],
            figures: ["slots": timings.map(\.x), "bytes": [0]], places: fit.places,
            remarks: [
                "a doorbell takes \(rounded(doorbell.value)) ns and a write \(rounded(write.value)) ns besides, its bytes "
                    + "included: of what a write that is posted by itself takes, lists save at most "
                    + "\(rounded(100 * doorbell.value / (doorbell.value + write.value))) %",
                "the doorbell stands for a fetch: how a card fetches what it was told of does not show, and where a card works "
                    + "on while doorbells ring, as soft-RoCE does not, a write takes the longer of the two and not their sum",
            ])
    }
}
