import DeviceSimulation
import Laws

/// L23: bands of columns gathered into a contiguous buffer, with and without strides, gaps left out or sent along.
struct ColumnBandsExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 23, title: "column bands into a contiguous buffer",
        claim:
            "A band of columns of a row-major matrix is one strided descriptor: a block of the band's part of a row, a "
            + "stride of a whole row. Without strides it is a descriptor a row. Bands close to each other had better be read "
            + "as one, gap and all.",
        formula:
            "T = n to + n R w/B with strides, n R to + n R w/B without; gaps g sent along: one descriptor (a row), "
            + "R (n - 1) g/B more; worth it for g < B to without strides, g < B to/R with them, for n bands of w bytes in "
            + "each of R rows",
        source: "S2; merging is L9 applied to it, and its threshold with strides our extension",
        advice:
            "This is a halo's east or west face. Use strided requests where the card has them; where it has not, read "
            + "narrow gaps along and ignore them, but with strides nearly never: one descriptor is all that merging saves.",
        kind: .deterministic,
        measurement: .here("bands as strided, listed and coalesced requests to a copy engine"),
        overVerbs: "bands by segments of a write and by a write a piece, gaps left out or sent along; no strides")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "gap", "columns between two bands", in: .count, defaults: [0, 1, 2, 4, 8, 16, 32, 64],
            range: 0...4096),
        LawParameter("rows", "R: the rows of the matrix", in: .count, default: 16, range: 1...4096),
        LawParameter("bands", "n: how many bands", in: .count, default: 3, range: 2...64),
        LawParameter("band", "columns in a band", in: .count, default: 4, range: 1...4096),
        LawParameter("element", "e: the bytes of an element", in: .bytes, default: 8, range: 1...4096),
        .descriptorOverhead, .linkBandwidth,
    ]

    /// Bytes of a matrix, beyond which a sweep is refused.
    private static let largest = 1 << 24
    /// Columns between bands, beyond which a search for a crossing ends.
    private static let searched = 1 << 16

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let element = values.whole("element")
        let model = ColumnBandsModel(
            rows: values.whole("rows"), bands: values.whole("bands"), band: values.whole("band") * element,
            overhead: values.simulated("descriptor"), rate: values.rate("bandwidth"))
        func law(gap: Double) -> ColumnBands {
            ColumnBands(
                rows: model.rows, bands: model.bands, band: model.band, gap: Int(gap) * element,
                overhead: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth"))
        }
        let gaps = values[sweep: "gap"]
        let widest = model.bands * model.band + (model.bands - 1) * Int(gaps.max() ?? 0) * element
        guard model.rows * widest <= Self.largest else {
            throw LawRefusal("a matrix of more than 16 MiB is not moved here", "take fewer rows, bands or columns")
        }
        var isIntact = true
        func curve(
            _ name: String, _ way: ColumnBandsModel.Way, blocks: Int, predicted: (ColumnBands) -> Nanoseconds
        ) -> LawCurve {
            LawCurve(
                name, x: .init("gap", .count), y: .init("time", .nanoseconds),
                // Half a picosecond for every block that is moved.
                tolerance: .init(absolute: 0.0005 * Double(blocks)),
                points: gaps.map { gap in
                    let run = model.run(way, gap: Int(gap) * element)
                    isIntact = isIntact && run.isIntact
                    return LawPoint(
                        x: gap, predicted: predicted(law(gap: gap)).value, simulated: run.elapsed.nanoseconds)
                })
        }
        let (blocks, rows) = (model.rows * model.bands, model.rows)
        let curves = [
            curve("a descriptor for each band of each row", .plain, blocks: blocks, predicted: \.plainTime),
            curve("a descriptor a row, with gaps", .plainMerged, blocks: rows, predicted: \.mergedPlainTime),
            curve("a strided descriptor a band", .strided, blocks: blocks, predicted: \.stridedTime),
            curve("one strided descriptor, with gaps", .stridedMerged, blocks: rows, predicted: \.mergedStridedTime),
        ]
        let any = law(gap: 0)
        return LawResult(
            curves: curves,
            findings: [
                LawFinding("every byte of every band is in its place", holds: isIntact),
                threshold("without strides", any, any.plainGap, element) {
                    model.widestMergedGap(.plain, .plainMerged, element: element, limit: $0)
                },
                threshold("with strides", any, any.stridedGap, element) {
                    model.widestMergedGap(.strided, .stridedMerged, element: element, limit: $0)
                },
            ])
    }

    /// The widest gap that is worth sending along, by simulated runs, beside g*.
    ///
    /// - Parameter search: what runs find among gaps of up to so many columns.
    private func threshold(
        _ name: String, _ law: ColumnBands, _ gap: Double, _ element: Int, search: (Int) -> Int?
    ) -> LawFinding {
        let columns = max(0, min(Double(Self.searched), (gap / Double(element)).rounded(.up) - 1))
        let found = search(Self.searched)
        // At a tie a rounded picosecond decides, of each piece of a row.
        let rounding = law.bandwidth.bytes(in: Nanoseconds(0.0005)) * Double(law.bands + 1) / Double(law.bands - 1)
        let beyond = columns == Double(Self.searched) ? " or more" : ""
        return LawFinding(
            "\(name), the widest gap that had better be sent along is of \(plain(columns)) columns\(beyond) "
                + "(g* = \(Int(gap)) B): simulated \(found.map { "\($0)\(beyond)" } ?? "none")",
            holds: abs(columns - Double(found ?? 0)) <= 1 + rounding / Double(element))
    }
}
