public import TransferCore

/// A 7-point stencil over the doubles of a 3-D halo exchange: the work that an exchange may hide behind.
///
/// One explicit step of the heat equation, u + (sum of the six neighbours - 6 u) / 10, for every field. It reads a
/// region and writes only its own output, so that the exchanged fields stay as they were stamped.
public struct HaloStencil: MemoryKernel {
    /// Which cells a run computes.
    public enum Part: Sendable {
        /// Every cell that the rank owns.
        case whole
        /// Cells that need no ghost: these can be computed while the exchange is under way.
        case inner
        /// The others.
        case shell
    }

    /// Which cells the next run computes.
    public var part = Part.whole
    /// The result for the cells that the rank owns, the first extent varying fastest, field after field.
    public private(set) var output: [Double]
    /// The sum of the bit patterns of everything computed so far, modulo 2^64: a use of the result that no compiler can
    /// leave out, and the same in whatever order and parts it is computed.
    public private(set) var checksum: UInt64 = 0

    // Cells that the rank owns.
    private let width: Int
    private let height: Int
    private let depth: Int
    /// From a row to the next one in a local array, in doubles.
    private let rowPitch: Int
    /// From a plane to the next one.
    private let planePitch: Int
    /// The first owned cell in a local array, in doubles.
    private let firstCell: Int
    /// Bytes of the region that each field's array lies in.
    private let fieldRanges: [Range<Int>]

    /// The stencil of `rank`'s part of a geometry.
    ///
    /// - Throws: `WorkloadError` where the grid is not 3-D or its elements are not doubles.
    public init(_ geometry: HaloGeometry, rank: Int) throws(WorkloadError) {
        guard geometry.grid.count == 3 else {
            throw WorkloadError("the stencil needs 3 extents, the grid has 2", remedy: "give a third extent")
        }
        guard geometry.element == 8 else {
            throw WorkloadError(
                "the stencil computes with doubles, the elements have \(geometry.element) bytes",
                remedy: "choose elements of 8 bytes")
        }
        let extents = geometry.localExtents(rank: rank)
        width = extents[0] - 2 * geometry.ghost
        height = extents[1] - 2 * geometry.ghost
        depth = extents[2] - 2 * geometry.ghost
        rowPitch = extents[0]
        planePitch = extents[0] * extents[1]
        firstCell = geometry.ghost * (1 + rowPitch + planePitch)
        let bytes = extents.reduce(8, *)
        fieldRanges = (0..<geometry.fields).map { field in
            let start = geometry.fieldOffset(rank: rank, field: field)
            return start..<start + bytes
        }
        output = Array(repeating: 0, count: geometry.fields * width * height * depth)
    }

    /// Computes `part` of every field.
    public mutating func compute(on bytes: inout MutableRawSpan) {
        for field in fieldRanges.indices {
            bytes.bytes.withDoubles(in: fieldRanges[field]) { compute(field, $0) }
        }
    }

    private mutating func compute(_ field: Int, _ cells: Span<Double>) {
        for z in 0..<depth {
            for y in 0..<height {
                let onSurface = z == 0 || z == depth - 1 || y == 0 || y == height - 1
                let row = Row(
                    center: firstCell + y * rowPitch + z * planePitch,
                    output: ((field * depth + z) * height + y) * width)
                switch part {
                case .whole: compute(row, 0..<width, cells)
                case .inner where !onSurface && width > 2: compute(row, 1..<width - 1, cells)
                case .inner: break
                case .shell where onSurface: compute(row, 0..<width, cells)
                case .shell:
                    compute(row, 0..<1, cells)
                    if width > 1 { compute(row, width - 1..<width, cells) }
                }
            }
        }
    }

    /// Where a row of owned cells starts.
    private struct Row {
        /// In a field's local array.
        let center: Int
        /// In the output.
        let output: Int
    }

    @inline(__always)
    private mutating func compute(_ row: Row, _ columns: Range<Int>, _ cells: Span<Double>) {
        let start = row.center + columns.lowerBound
        let count = columns.count
        // Spans of the same length let the compiler check bounds once a row.
        let center = cells.extracting(start..<start + count)
        let west = cells.extracting(start - 1..<start - 1 + count)
        let east = cells.extracting(start + 1..<start + 1 + count)
        let south = cells.extracting(start - rowPitch..<start - rowPitch + count)
        let north = cells.extracting(start + rowPitch..<start + rowPitch + count)
        let below = cells.extracting(start - planePitch..<start - planePitch + count)
        let above = cells.extracting(start + planePitch..<start + planePitch + count)
        let target = row.output + columns.lowerBound
        var results = output.mutableSpan
        var sum: UInt64 = 0
        for x in 0..<count {
            let around = west[x] + east[x] + south[x] + north[x] + below[x] + above[x]
            let value = center[x] + 0.1 * (around - 6 * center[x])
            results[target + x] = value
            sum &+= value.bitPattern
        }
        checksum &+= sum
    }
}
