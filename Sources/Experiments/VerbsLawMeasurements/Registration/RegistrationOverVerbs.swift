import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// L32: pages that are registered for some writes of one segment, beside a segment for each of pages that stay registered.
struct RegistrationOverVerbs: LawOverVerbs {
    let number = 32

    private static let listed = "a descriptor for each page"
    private static let mapped = "one descriptor over mapped pages"
    /// Neither is on a curve of the law: without them its costs could not be told apart.
    private static let (whole, registering) = ("one segment", "registering")
    private static let page = 4096
    /// So few bytes of each page that what they take does not hide what a segment costs.
    private static let piece = 64
    private static let uses = 4
    private static let morePages = [64, 256, 1024]

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        // What fewer segments cost drowns in what a write does.
        let counts = segmentCounts(upTo: device.segments).filter { $0 >= 4 }
        guard counts.count >= 4 else {
            throw MeasurementRefusal(
                "a request of this device holds \(device.segments) segments, too few for a list of pages")
        }
        let most = counts[counts.count - 1]
        let bench = try WriteBench(
            on: device, source: most * Self.page, arriving: most * Self.piece, segments: most)
        let memory = try UnregisteredMemory(
            (Self.morePages.max() ?? most) * Self.page, arriving: most * Self.piece, over: bench.queue)
        var generator = SeededGenerator(seed: seed)
        let frames = (0..<most).shuffled(using: &generator)
        var cells: [Stopwatch.Cell] = []
        for count in counts {
            let bytes = count * Self.piece
            let pieces = (0..<count).map {
                StridedCopy(
                    sourceOffset: frames[$0] * Self.page, destinationOffset: $0 * Self.piece, block: Self.piece)
            }
            for (curve, pieces) in [(Self.listed, pieces), (Self.whole, [.whole(bytes)])] {
                let way = try bench.verified(pieces, bench.gathering(pieces, atMost: most))
                cells.append(.init(curve: curve, x: Double(count), action: way))
            }
            try memory.verify(count * Self.page, writing: bytes, uses: Self.uses)
            cells.append(
                .init(curve: Self.mapped, x: Double(count)) { () throws(MeasurementRefusal) in
                    try memory.use(count * Self.page, writing: bytes, uses: Self.uses)
                })
        }
        for count in counts + Self.morePages {
            cells.append(
                .init(curve: Self.registering, x: Double(count)) { () throws(MeasurementRefusal) in
                    try memory.use(count * Self.page, writing: Self.piece, uses: 0)
                })
        }
        let timings = try Stopwatch().time(cells, seed: seed).map {
            $0.curve == Self.mapped ? $0.divided(by: Self.uses) : $0
        }
        return try Self.measurement(timings, counts: counts, on: device.description)
    }

    /// What timings of the four curves say.
    ///
    /// - Throws: where they do not tell the law's costs apart.
    static func measurement(
        _ timings: [Stopwatch.Timing], counts: [Int], on device: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings, curves: [listed, mapped]) { timing in
            let (pages, bytes) = (timing.x, timing.x * Double(piece))
            return switch timing.curve {
            case listed: [1, pages, bytes, 0, 0]
            case whole: [1, 1, bytes, 0, 0]
            case registering: [0, 0, 0, pages, 1]
            default: [1, 1, bytes, pages / Double(uses), 1 / Double(uses)]
            }
        }
        let costs = fit.coefficients
        let places = fit.places.map { place in
            let share = costs[0].value + costs[2].value * place.x * Double(piece)
            return LawMeasurement.Place(
                curve: place.curve, x: place.x, found: place.found.reduced(by: share), isKeptOut: place.isKeptOut)
        }
        return LawMeasurement(
            setting:
                "writes of \(piece) B of each of \(counts[0]) to \(counts[counts.count - 1]) pages of \(ByteCount(page)), by a segment "
                + "for each out of memory that stays registered, and by one segment of as many bytes out of pages that are "
                + "registered for \(uses) writes and then deregistered, over \(device)",
            constants: [
                .init("descriptor", nanoseconds: costs[1]), .init("map", nanoseconds: costs[3]),
                .init("unmap", nanoseconds: costs[4]),
            ],
            figures: ["pages": counts.map(Double.init), "uses": [Double(uses)], "page": [Double(page)]], places: places,
            remarks: [
                "registering, deregistering and building a request with the new key take \(rounded(costs[4].value)) ns, which stand in t_unmap, and "
                    + "\(rounded(costs[3].value)) ns for each page, which stand in t_map",
                "a write without its segments and its bytes takes \(rounded(costs[0].value)) ns, and a byte "
                    + "\(rounded(costs[2].value)) ns, which the law leaves out: taken off the measured times",
            ])
    }
}
