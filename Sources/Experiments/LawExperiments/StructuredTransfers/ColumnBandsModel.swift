import DeviceSimulation
import Laws
import Statistics
import TransferCore

/// A matrix in memory of which an engine gathers bands of columns.
struct ColumnBandsModel {
    /// How bands become descriptors.
    enum Way: CaseIterable {
        case plain
        case plainMerged
        case strided
        case stridedMerged

        fileprivate var isMerged: Bool { self == .plainMerged || self == .stridedMerged }
        fileprivate var isStrided: Bool { self == .strided || self == .stridedMerged }
    }

    struct Run {
        let elapsed: Picoseconds
        let isIntact: Bool
    }

    let rows: Int
    let bands: Int
    /// Bytes of a band in a row.
    let band: Int
    let overhead: Picoseconds
    let rate: DataRate

    /// Gathers the bands, so many bytes of a row apart. Merged bands land with their gaps between them.
    func run(_ way: Way, gap: Int) -> Run {
        let row = row(gap: gap)
        let source = PlainMemory(patterned: rows * row, seed: 0)
        let (pieces, piece) = pieces(way, gap: gap)
        var destination = PlainMemory(zeros: rows * pieces * piece)
        let report = engine.run(descriptors(way, gap: gap), from: source, to: &destination)
        let isIntact = (0..<bands).allSatisfy { band in
            (0..<rows).allSatisfy { line in
                let from = line * row + band * (self.band + gap)
                let to = way.isMerged ? from : (band * rows + line) * piece
                return destination.holds(from..<from + self.band, of: source, at: to)
            }
        }
        return Run(elapsed: report.elapsed, isIntact: isIntact)
    }

    /// The widest gap of at most `limit` elements of so many bytes at which merged bands are faster; nothing where none is.
    func widestMergedGap(_ way: Way, _ merged: Way, element: Int, limit: Int) -> Int? {
        func isFaster(_ gap: Int) -> Bool {
            time(merged, gap: gap * element) < time(way, gap: gap * element)
        }
        return Bisection.last(in: 0...limit, where: isFaster)
    }

    /// How long gathering takes, without bytes.
    private func time(_ way: Way, gap: Int) -> Picoseconds { engine.time(of: descriptors(way, gap: gap)).elapsed }

    private var engine: StridedEngine { StridedEngine(overhead: overhead, data: .stream(rate)) }

    private func row(gap: Int) -> Int { bands * band + (bands - 1) * gap }

    /// How many pieces a row is read in, and the bytes of each.
    private func pieces(_ way: Way, gap: Int) -> (count: Int, size: Int) {
        way.isMerged ? (1, row(gap: gap)) : (bands, band)
    }

    private func descriptors(_ way: Way, gap: Int) -> some Sequence<StridedCopy> {
        let row = row(gap: gap)
        let (pieces, piece) = pieces(way, gap: gap)
        let perDescriptor = way.isStrided ? rows : 1
        return (0..<pieces * rows / perDescriptor).lazy.map { [rows, band] index in
            let (column, first) = way.isStrided ? (index, 0) : index.quotientAndRemainder(dividingBy: rows)
            return StridedCopy(
                sourceOffset: first * row + column * (band + gap),
                destinationOffset: (column * rows + first) * piece,
                block: piece,
                inner: .init(count: perDescriptor, sourceStride: row, destinationStride: piece))
        }
    }
}
