import DeviceModel
import LawExperiments
import Statistics
import TransferCore

/// L24: bitmaps of several densities, scanned, and what is dirty sent by a descriptor for each run, beside everything.
struct DirtyPagesMeasurement: MeasuredLaw {
    let number = 24

    private static let densities = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95]
    private static let (pages, page, bitmaps) = (4096, 256, 16)
    private static let (sparse, dense, scan) = ("what is dirty", "everything", "scan")

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.pages * Self.page)
        var generator = SeededGenerator(seed: seed)
        let drawn = Self.densities.map { density in
            (0..<Self.bitmaps).map { _ in DirtyBitmap(pages: Self.pages, density: density, using: &generator) }
        }
        var cells: [Stopwatch.Cell] = []
        let everything = StridedCopy(sourceOffset: 0, destinationOffset: 0, block: Self.pages * Self.page)
        let sendAll = { () throws(MeasurementRefusal) in
            try bench.run([bench.descriptor(everything)])
        }
        try bench.verify([everything], after: sendAll)
        for (density, bitmaps) in zip(Self.densities, drawn) {
            try bench.verify(bitmaps[0].runs.map(Self.copy)) { () throws(MeasurementRefusal) in
                try Self.send(bitmaps[0], bench)
            }
            var (turn, scanned, found) = (0, 0, 0)
            cells.append(
                .init(curve: Self.sparse, x: density) { () throws(MeasurementRefusal) in
                    turn = (turn + 1) % bitmaps.count
                    try Self.send(bitmaps[turn], bench)
                })
            cells.append(.init(curve: Self.dense, x: density, action: sendAll))
            cells.append(
                .init(curve: Self.scan, x: density) { () throws(MeasurementRefusal) in
                    scanned = (scanned + 1) % bitmaps.count
                    found = 0
                    bitmaps[scanned].forEachRun { found += $0.count }
                    guard found == bitmaps[scanned].dirty else {
                        throw MeasurementRefusal("a scan found \(found) pages of \(bitmaps[scanned].dirty)")
                    }
                })
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let shapes = zip(Self.densities, drawn).map { density, bitmaps in
            Shape(density: density, bitmaps: bitmaps, page: Self.page)
        }
        let scans = timings.filter { $0.curve == Self.scan }
        let fit = try JointFit(timings.filter { $0.curve != Self.scan }, besides: scans, aside: 0) { timing in
            guard let shape = shapes.first(where: { $0.density == timing.x }), timing.curve != Self.dense else {
                return [1, 0, 1, Double(Self.pages * Self.page)]
            }
            let pages = Double(Self.pages)
            return timing.curve == Self.scan ? [0, pages, 0, 0] : [1, pages, shape.runs, shape.bytes]
        }
        return LawMeasurement(
            setting:
                "\(Self.bitmaps) random bitmaps of \(Self.pages) bits in this host's memory for each density, scanned "
                + "by this thread; the simulated device's copy engine, another thread, moves each run of \(Self.page) B pages",
            constants: [
                .init("scan", nanoseconds: fit.coefficients[1]),
                .init("descriptor", nanoseconds: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "density": Self.densities, "page": [Double(Self.page)], "pages": [Double(Self.pages)],
                "bitmaps": [Double(Self.bitmaps)],
            ],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "a descriptor's time holds making it ready for its run, and whatever a run of its own costs the copy",
                Self.scanning(scans),
                "measured: sending everything comes to be faster "
                    + Crossing(
                        of: timings.filter { $0.curve == Self.dense }, below: timings.filter { $0.curve == Self.sparse }
                    ).text("of the pages dirty"),
                "live migration's rounds are simulated with these constants, and not measured",
            ])
    }

    /// What the bitmaps of a density came to, in the mean.
    private struct Shape {
        let density: Double
        let runs: Double
        let bytes: Double

        init(density: Double, bitmaps: [DirtyBitmap], page: Int) {
            let count = Double(bitmaps.count)
            self.density = density
            runs = Double(bitmaps.reduce(0) { $0 + $1.runs.count }) / count
            bytes = Double(bitmaps.reduce(0) { $0 + $1.dirty } * page) / count
        }
    }

    private static func copy(_ run: Range<Int>) -> StridedCopy {
        StridedCopy(
            sourceOffset: run.lowerBound * page, destinationOffset: run.lowerBound * page, block: run.count * page)
    }

    /// Scans, posts a descriptor for each run as it is found, and rings the doorbell at the end.
    private static func send(_ bitmap: DirtyBitmap, _ bench: DeviceBench) throws(MeasurementRefusal) {
        try bitmap.forEachRun { run throws(MeasurementRefusal) in
            try bench.queue.post(bench.descriptor(copy(run)))
        }
        bench.queue.submit()
        try bench.queue.drain()
    }

    private static func scanning(_ scans: [Stopwatch.Timing]) -> String {
        let perPage = scans.map { $0.found.value / Double(pages) }
        return
            "looking at a bit takes \(rounded(perPage.min() ?? 0)) to \(rounded(perPage.max() ?? 0)) ns, the more the more "
            + "runs there are, where the law has one figure"
    }
}
