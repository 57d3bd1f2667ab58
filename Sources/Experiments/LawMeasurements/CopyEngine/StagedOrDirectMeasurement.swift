import LawExperiments
import Statistics
import TransferCore

/// L37: four copies of a message through host memory, whole and in chunks, beside two copies past it.
struct StagedOrDirectMeasurement: MeasuredLaw {
    let number = 37

    private static let fetch = "device to host"
    private static let network = "host to host"
    private static let whole = "staged whole"
    private static let chunked = "staged in chunks"
    private static let direct = "direct"
    private static let sizes = (10...20).map { 1 << $0 }
    private static let chunk = 65536
    private static let depth = 4
    /// The law's stages take so long at least.
    private static let leastSetup = 1.0

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try StagingBench(bytes: Self.sizes.max() ?? 0)
        var cells: [Stopwatch.Cell] = []
        for size in Self.sizes {
            let ways = [
                (Self.whole, bench.staged(size, chunk: size)), (Self.chunked, bench.staged(size, chunk: Self.chunk)),
                (Self.direct, bench.direct(size)),
            ]
            for (_, way) in ways { try bench.verify(size, after: way) }
            for (name, way) in ways + [(Self.fetch, bench.fetching(size)), (Self.network, bench.crossing(size))] {
                cells.append(.init(curve: name, x: Double(size), action: way))
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        func of(_ curve: String) -> [Stopwatch.Timing] { timings.filter { $0.curve == curve } }
        let fetches = try JointFit(of(Self.fetch), curves: []) { [1, $0.x] }
        let networks = try JointFit(of(Self.network), curves: []) { [1, $0.x] }
        let direct = try JointFit(of(Self.direct)) { [1, $0.x] }
        let copy = try LawMeasurement.Constant("device-bandwidth", nanosecondsPerByte: fetches.coefficients[1])
        let peer = direct.coefficients[1]
        let staged = (of(Self.whole) + of(Self.chunked)).map {
            LawMeasurement.Place(curve: $0.curve, x: $0.x, found: $0.found, isKeptOut: true)
        }
        return LawMeasurement(
            setting:
                "five memories of this host in the place of two devices', their hosts' and a card's: the simulated "
                + "device's copy engine (a thread of this host that copies memory) moves between device and host, this "
                + "thread plays cards and network with a copy into the card's buffer and one out of it; direct: those two "
                + "copies alone",
            constants: [
                Self.setup("copy-setup", fetches.coefficients[0]), copy,
                Self.setup("network", networks.coefficients[0]),
                try .init("bandwidth", nanosecondsPerByte: networks.coefficients[1]),
                Self.setup("direct-setup", direct.coefficients[0]),
                try .init("peer-read", nanosecondsPerByte: peer), try .init("peer-write", nanosecondsPerByte: peer),
            ],
            figures: [
                "size": Self.sizes.map(Double.init), "chunk": [Double(Self.chunk)], "depth": [Double(Self.depth)],
            ],
            places: staged + direct.places,
            remarks: [
                "the stages were timed alone, so that nothing was fitted to a place of the staged ways",
                Self.engine(fetches.coefficients, networks.coefficients),
                "measured: direct is the faster than staging in chunks "
                    + Crossing(of: of(Self.direct), below: of(Self.chunked)).text("B"),
            ])
    }

    private static func setup(_ parameter: String, _ found: Estimated) -> LawMeasurement.Constant {
        .init(
            parameter, in: .nanoseconds, value: max(leastSetup, found.value),
            interval: max(0, found.low)...max(leastSetup, found.high))
    }

    /// One engine works at both ends, where the law has two.
    private static func engine(_ fetch: [Estimated], _ network: [Estimated]) -> String {
        func time(_ stage: [Estimated]) -> Double { stage[0].value + stage[1].value * Double(chunk) }
        let (both, crossing) = (2 * time(fetch), time(network))
        return
            "one engine serves both ends in turn, where the law has two: a chunk takes it \(rounded(both)) ns in all, and "
            + "cards and network \(rounded(crossing)) ns, so that the law's slowest stage "
            + (crossing >= both ? "sets the pace here too" : "is not what sets the pace here")
    }
}
