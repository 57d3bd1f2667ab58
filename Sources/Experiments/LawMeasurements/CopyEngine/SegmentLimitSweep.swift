package import LawExperiments
import Statistics
import TransferCore

/// L11's places: a header and a longer and longer buffer in scattered pages, in one request while a limit allows it, in
/// several, and packed.
package struct SegmentLimitSweep {
    /// Pieces of a request.
    package let limit: Int
    /// Of the buffer, in bytes; they grow.
    package let lengths: [Int]
    /// Pieces of each length, by the length.
    let pieces: [Int: [StridedCopy]]
    /// What the pieces lie in.
    package let span: Int

    /// Where the buffer begins in its first page.
    private static let offset = 4095
    /// Of the header.
    package static let headerBytes = 64
    /// Of a page.
    package static let page = 4096
    private static let ways = (whole: "zero-copy", split: "split", packed: "copy")
    private static let contiguous = "contiguous"

    /// - Parameters:
    ///   - limit: pieces of a request; at least 8.
    ///   - longest: bytes of the longest buffer.
    ///   - seed: decides the order of the pages.
    package init(limit: Int, longest: [Int], seed: UInt64) {
        // The longest that is safe at any offset: a page less for it, and one for the header.
        let safe = (limit - 2) * Self.page + 1
        let lengths = Set([1, 4096, 16384, safe / 2, safe - 1, safe, safe + 1] + longest).sorted()
        var generator = SeededGenerator(seed: seed)
        let frames = Array(0...(Self.offset + (lengths.max() ?? 1)) / Self.page).shuffled(using: &generator)
        self.limit = limit
        self.lengths = lengths
        pieces = Dictionary(uniqueKeysWithValues: lengths.map { ($0, Self.pieces($0, frames: frames)) })
        span = frames.count * 2 * Self.page + Self.headerBytes
    }

    /// What arrives at most.
    package var arriving: Int { (lengths.max() ?? 0) + Self.headerBytes }

    /// The header and the pages of a buffer, every other frame of `frames` in an order of its own.
    private static func pieces(_ length: Int, frames: [Int]) -> [StridedCopy] {
        var pieces = [
            StridedCopy(sourceOffset: frames.count * 2 * page, destinationOffset: 0, block: headerBytes)
        ]
        var (position, arrived) = (offset, headerBytes)
        while position < offset + length {
            let size = min(page - position % page, offset + length - position)
            let frame = 2 * frames[position / page]
            pieces.append(
                StridedCopy(
                    sourceOffset: frame * page + position % page, destinationOffset: arrived, block: size))
            position += size
            arrived += size
        }
        return pieces
    }

    /// All ways at every length, whose bytes are verified here.
    ///
    /// - Throws: where a byte differs.
    package func cells(on bench: some GatheringBench) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for length in lengths {
            let pieces = pieces[length, default: []]
            // Without what is contiguous, on no curve of the law, a page's descriptor and its bytes could not be told apart.
            let contiguous = [StridedCopy.whole(length)]
            var ways = [
                (Self.ways.split, pieces, bench.gathering(pieces, atMost: limit)),
                (Self.ways.packed, pieces, bench.packing(pieces)),
                (Self.contiguous, contiguous, bench.gathering(contiguous, atMost: 1)),
            ]
            if pieces.count <= limit { ways.append((Self.ways.whole, pieces, bench.gathering(pieces, atMost: limit))) }
            for (curve, pieces, way) in ways {
                cells.append(.init(curve: curve, x: Double(length), action: try bench.verified(pieces, way)))
            }
        }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Throws: where they do not tell its costs apart.
    package func measurement(_ timings: [Stopwatch.Timing], setting: String) throws(MeasurementRefusal)
        -> LawMeasurement
    {
        let fit = try JointFit(timings, curves: [Self.ways.whole, Self.ways.split, Self.ways.packed]) { timing in
            let (pieces, bytes) = (pieces[Int(timing.x)]?.count ?? 0, timing.x + Double(Self.headerBytes))
            if timing.curve == Self.contiguous { return [1, 1, timing.x, 0] }
            return timing.curve == Self.ways.packed
                ? [1, 1, bytes, bytes] : [Double((pieces + limit - 1) / limit), Double(pieces), bytes, 0]
        }
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.ways.packed }, below: timings.filter { $0.curve == Self.ways.split })
        return LawMeasurement(
            setting: setting,
            constants: [
                .init("setup", nanoseconds: fit.coefficients[0]), .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "length": lengths.map(Double.init), "offset": [Double(Self.offset)], "headers": [1],
                "page": [Double(Self.page)], "max-sge": [Double(limit)],
            ],
            places: fit.places,
            remarks: [
                crossing.first == nil
                    ? "measured: packing is not the faster at the longest buffer"
                    : "measured: packing becomes the faster \(crossing.text("B"))",
                "that no page is written while it is read is not measured: the simulation explores it",
            ])
    }
}
