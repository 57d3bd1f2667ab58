import LawExperiments
import Statistics
import TransferCore

/// L11: a message of a header and scattered pages: in one request while a limit allows it, in several, and packed.
struct SegmentLimitMeasurement: MeasuredLaw {
    let number = 11

    private static let lengths = [1, 4096, 16384, 65536, 114_688, 114_689, 114_690, 131_072, 262_144, 524_288]
    private static let (page, offset, limit, headerBytes) = (4096, 4095, 30, 64)
    private static let ways = (whole: "zero-copy", split: "split", packed: "copy")

    private static let contiguous = "contiguous"

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

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let longest = Self.lengths.max() ?? 1
        var generator = SeededGenerator(seed: seed)
        let frames = Array(0...(Self.offset + longest) / Self.page).shuffled(using: &generator)
        let bench = try GatherBench(
            source: frames.count * 2 * Self.page + Self.headerBytes, arriving: longest + Self.headerBytes)
        var cells: [Stopwatch.Cell] = []
        var counts: [Double: Int] = [:]
        for length in Self.lengths {
            let pieces = Self.pieces(length, frames: frames)
            counts[Double(length)] = pieces.count
            var ways = [
                (Self.ways.split, bench.gathering(pieces, atMost: Self.limit)),
                (Self.ways.packed, bench.packing(pieces)),
            ]
            if pieces.count <= Self.limit { ways.append((Self.ways.whole, bench.gathering(pieces))) }
            // Without this, which is no curve of the law, a page's descriptor and its bytes could not be told apart.
            let contiguous = [StridedCopy.whole(length)]
            ways.append((Self.contiguous, bench.gathering(contiguous)))
            for (name, way) in ways {
                try bench.verify(name == Self.contiguous ? contiguous : pieces, after: way)
                cells.append(.init(curve: name, x: Double(length), action: way))
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, curves: [Self.ways.whole, Self.ways.split, Self.ways.packed]) { timing in
            let (pieces, bytes) = (counts[timing.x] ?? 0, timing.x + Double(Self.headerBytes))
            if timing.curve == Self.contiguous { return [1, 1, timing.x, 0] }
            return timing.curve == Self.ways.packed
                ? [1, 1, bytes, bytes]
                : [Double((pieces + Self.limit - 1) / Self.limit), Double(pieces), bytes, 0]
        }
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.ways.packed }, below: timings.filter { $0.curve == Self.ways.split })
        return LawMeasurement(
            setting:
                "a header of \(Self.headerBytes) B and a buffer in scattered pages of \(ByteCount(Self.page)) of host "
                + "memory, to the simulated device's copy engine (a thread of this host that copies memory): in requests of "
                + "at most \(Self.limit) descriptors, each waited for, or packed by this thread; the engine itself has no "
                + "such limit, the measurement sets it",
            constants: [
                .init("setup", nanoseconds: fit.coefficients[0]), .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "length": Self.lengths.map(Double.init), "offset": [Double(Self.offset)], "headers": [1],
                "page": [Double(Self.page)], "max-sge": [Double(Self.limit)],
            ],
            places: fit.places,
            remarks: [
                crossing.first == nil
                    ? "measured: packing is not the faster at the longest buffer"
                    : "measured: packing becomes the faster \(crossing.text("B"))",
                "that no page is written while the engine reads it is not measured: the simulation explores it",
            ])
    }
}
