package import LawExperiments
import Statistics
import TransferCore

/// L24's places: random bitmaps of several densities, scanned, and what is dirty sent, beside everything.
package struct DirtyPagesSweep {
    /// What a bitmap covers.
    package let pages: Int
    /// Bytes of each.
    package let page: Int
    /// Of each density.
    package let bitmaps: Int

    private static let densities = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95]
    private static let (sparse, dense, scan) = ("what is dirty", "everything", "scan")
    /// Not on the law's curves: their runs are known before anything is drawn.
    private static let regular = "regular runs"

    private let drawn: [[DirtyBitmap]]
    /// A run of so many pages that the number of runs is what it is about.
    private let combs: [DirtyBitmap]

    /// See the properties.
    ///
    /// - Parameter seed: what the bitmaps are drawn from.
    package init(pages: Int, page: Int, bitmaps: Int = 16, seed: UInt64) {
        (self.pages, self.page, self.bitmaps) = (pages, page, bitmaps)
        var generator = SeededGenerator(seed: seed)
        drawn = Self.densities.map { density in
            (0..<bitmaps).map { _ in DirtyBitmap(pages: pages, density: density, using: &generator) }
        }
        // Single pages, in fewer and fewer runs, and the same numbers of runs of half of all pages.
        combs = [4, 16, 64, 256].flatMap { period in
            [
                DirtyBitmap(pages: pages, period: period, run: 1),
                DirtyBitmap(pages: pages, period: period, run: period / 2),
            ]
        }
    }

    /// What is dirty, everything and the scan alone, at every density.
    ///
    /// - Throws: where a byte differs.
    package func cells(on bench: some DirtyPagesBench) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        try bench.verify([.whole(pages * page)], after: bench.sendEverything)
        var cells: [Stopwatch.Cell] = []
        for (density, bitmaps) in zip(Self.densities, drawn) {
            try verify(bitmaps[0], on: bench)
            var (turn, scanned, found) = (0, 0, 0)
            cells.append(
                .init(curve: Self.sparse, x: density) { () throws(MeasurementRefusal) in
                    turn = (turn + 1) % bitmaps.count
                    try bench.send(bitmaps[turn])
                })
            cells.append(.init(curve: Self.dense, x: density, action: bench.sendEverything))
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
        return cells
    }

    /// Regular bitmaps, with which the constants can be fitted without any place of the law's curves.
    ///
    /// - Throws: where a byte differs.
    package func regularCells(on bench: some DirtyPagesBench) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for (index, comb) in combs.enumerated() {
            try verify(comb, on: bench)
            cells.append(
                .init(curve: Self.regular, x: Double(index)) { () throws(MeasurementRefusal) in try bench.send(comb) })
        }
        return cells
    }

    private func verify(_ bitmap: DirtyBitmap, on bench: some DirtyPagesBench) throws(MeasurementRefusal) {
        try bench.verify(bitmap.runs.map { .whole($0.count * page, at: $0.lowerBound * page) }) {
            () throws(MeasurementRefusal) in try bench.send(bitmap)
        }
    }

    /// What the cells' times say of the law. Where regular bitmaps were timed, the constants are fitted to these and to the
    /// scans alone, and every place is kept out.
    ///
    /// - Parameters:
    ///   - setting: where bitmaps are, and what sends what they mark.
    ///   - descriptor: what sends a run, as a sentence begins.
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], descriptor: String, setting: String, remarks: [String] = []
    ) throws(MeasurementRefusal) -> LawMeasurement {
        func all(_ curve: String) -> [Stopwatch.Timing] { timings.filter { $0.curve == curve } }
        let (places, regular) = (all(Self.sparse) + all(Self.dense), all(Self.regular))
        let fit =
            regular.isEmpty
            ? try JointFit(places, besides: all(Self.scan), aside: 0, costs)
            : try JointFit(places, fittedTo: all(Self.scan) + regular, aside: 0, costs)
        return LawMeasurement(
            setting:
                "\(bitmaps) random bitmaps of \(pages) bits in this host's memory for each density, scanned by this "
                + "thread; \(setting)",
            constants: [
                .init("scan", nanoseconds: fit.coefficients[1]),
                .init("descriptor", nanoseconds: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "density": Self.densities, "page": [Double(page)], "pages": [Double(pages)],
                "bitmaps": [Double(bitmaps)],
            ],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "\(descriptor)'s time holds making it ready for its run, and whatever a run of its own costs the copy",
                scanning(all(Self.scan)),
                "measured: sending everything comes to be faster "
                    + Crossing(of: all(Self.dense), below: all(Self.sparse)).text("of the pages dirty"),
            ] + remarks + ["live migration's rounds are simulated with these constants, and not measured"])
    }

    /// A fixed part, bits looked at, runs, and bytes.
    private func costs(_ timing: Stopwatch.Timing) -> [Double] {
        let bits = Double(pages)
        switch timing.curve {
        case Self.scan: return [0, bits, 0, 0]
        case Self.dense: return [1, 0, 1, bits * Double(page)]
        case Self.regular: return [1, bits] + shape(of: [combs[Int(timing.x)]])
        default: return [1, bits] + (Self.densities.firstIndex(of: timing.x).map { shape(of: drawn[$0]) } ?? [0, 0])
        }
    }

    /// Runs and dirty bytes, in the mean.
    private func shape(of bitmaps: [DirtyBitmap]) -> [Double] {
        let (runs, dirty) = bitmaps.reduce((0, 0)) { ($0.0 + $1.runs.count, $0.1 + $1.dirty) }
        return [runs, dirty * page].map { Double($0) / Double(bitmaps.count) }
    }

    private func scanning(_ scans: [Stopwatch.Timing]) -> String {
        let perPage = scans.map { $0.found.value / Double(pages) }
        return
            "looking at a bit takes \(rounded(perPage.min() ?? 0)) to \(rounded(perPage.max() ?? 0)) ns, the more the more "
            + "runs there are, where the law has one figure"
    }
}
