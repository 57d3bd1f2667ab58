import HostMemory
import HostSystem
import LawExperiments
import Laws
import Statistics
import TransferCore

/// L12: pieces at random offsets packed out of ordinary pages and out of huge ones; the difference is what pages cost.
///
/// Nothing counts misses here: the time that the ordinary pages take longer, over what one page was fitted to take, stands
/// for their number.
struct PageTouchesMeasurement: MeasuredLaw {
    let number = 12

    private static let counts = (0...10).map { 1 << $0 }
    private static let (bytes, region) = (65536, 128 << 20)
    /// Lists of pieces for each count, taken in turn, so that none finds what it touched before.
    private static let draws = 32
    private static let curve = "k buffers at random offsets"

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let timings = try Self.timings(seed: seed)
        let (law, hugeLaw) = (PageTouches(page: Pages.standardSize), PageTouches(page: Pages.hugeSize))
        func pages(_ law: PageTouches, _ count: Double) -> Double {
            law.meanPages(buffers: Int(count), bytes: Self.bytes) ?? 0
        }
        // What a page costs comes from every other place.
        let differences = zip(
            timings.filter { $0.curve == Pages.standard.rawValue },
            timings.filter { $0.curve == Pages.transparentHuge.rawValue }
        ).map { ($0.x, $0.found.value - $1.found.value) }
        let fitted = differences.enumerated().filter { $0.offset % 2 == 0 && $0.element.1 > 0 }.map { _, place in
            FitRow([pages(law, place.0) - pages(hugeLaw, place.0)], y: place.1)
        }
        guard let fit = NonNegativeFit(fitted), let each = fit.coefficients.first, each.value > 0 else {
            throw MeasurementRefusal("ordinary pages and huge ones take the same time: are there huge pages?")
        }
        let places = differences.enumerated().filter { $0.element.1 > 0 }.map { index, place in
            LawMeasurement.Place(
                curve: Self.curve, x: place.0, found: .init(place.1 / each.value + pages(hugeLaw, place.0)),
                isKeptOut: index % 2 == 1)
        }
        let hidden = differences.filter { $0.1 <= 0 }.map { "\(Int($0.0))" }
        return LawMeasurement(
            setting:
                "\(ByteCount(Self.bytes)) in 1 to \(Self.counts.last ?? 1) pieces at random offsets packed by this "
                + "thread, out of \(ByteCount(Self.region)) of ordinary pages and of as many bytes that the system may keep "
                + "in huge pages",
            constants: [],
            figures: [
                "buffers": Self.counts.map(Double.init), "bytes": [Double(Self.bytes)],
                "page": [Double(Pages.standardSize)],
            ],
            places: places,
            remarks: [
                "misses are not counted: they are the time beyond that of huge pages, over \(rounded(each.value)) ns, "
                    + "fitted, for each further page",
                Self.spread(timings),
            ]
                + (hidden.isEmpty
                    ? [] : ["in \(hidden.joined(separator: ", ")) pieces ordinary pages took no longer: not shown"]))
    }

    private static func timings(seed: UInt64) throws(MeasurementRefusal) -> [Stopwatch.Timing] {
        let destination = try memory(bytes, .standard)
        let sources = (try memory(region, .standard), try memory(region, .transparentHuge))
        try verify()
        var generator = SeededGenerator(seed: seed)
        var cells: [Stopwatch.Cell] = []
        for count in counts {
            let lists = (0..<draws).map { _ in pieces(count, using: &generator) }
            for (source, kind) in [(sources.0, Pages.standard), (sources.1, .transparentHuge)] {
                let copies = lists.map { HostCopies(from: source, [(copies: $0, destination: destination)]) }
                var turn = 0
                cells.append(
                    .init(curve: kind.rawValue, x: Double(count)) {
                        turn = (turn + 1) % copies.count
                        copies[turn].run()
                    })
            }
        }
        return try Stopwatch().time(cells, seed: seed)
    }

    private static func memory(_ size: Int, _ pages: Pages) throws(MeasurementRefusal) -> HostMemory {
        do throws(TransferError) { return try HostMemory(size: ByteCount(size), pages: pages) } catch {
            throw MeasurementRefusal("\(error)")
        }
    }

    /// Pieces of even length, packed one after the other; each begins anywhere in a part of the region of its own.
    private static func pieces(_ count: Int, using generator: inout SeededGenerator) -> [StridedCopy] {
        let (piece, part) = (bytes / count, region / count)
        return (0..<count).map { index in
            StridedCopy(
                sourceOffset: index * part + Int.random(in: 0...part - piece, using: &generator),
                destinationOffset: index * piece, block: piece)
        }
    }

    /// The same copies of pieces in a smaller memory, whose bytes tell their places apart.
    private static func verify() throws(MeasurementRefusal) {
        let bench = try HostBench(bytes: 2 * bytes)
        for count in [1, 16, 256] {
            try bench.verify(
                (0..<count).map { index in
                    let piece = bytes / count
                    return StridedCopy(
                        sourceOffset: index * 2 * piece + index % piece, destinationOffset: index * piece, block: piece)
                })
        }
    }

    /// What the pieces cost in all, translations and everything else.
    private static func spread(_ timings: [Stopwatch.Timing]) -> String {
        func time(_ pages: Pages, _ count: Int) -> String {
            rounded((timings.first { $0.curve == pages.rawValue && $0.x == Double(count) }?.found.value ?? 0) / 1000)
        }
        let most = counts.last ?? 1
        return "one buffer takes \(time(.standard, 1)) us and \(most) take \(time(.standard, most)) us out of ordinary "
            + "pages, \(time(.transparentHuge, 1)) us and \(time(.transparentHuge, most)) us out of huge ones: most of "
            + "what scattering costs may be the lines, and not their translations"
    }
}
