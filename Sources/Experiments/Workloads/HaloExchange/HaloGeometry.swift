public import TransferCore

/// A 2-D or 3-D grid divided among ranks, each of which keeps its part with a layer of ghost cells around it.
///
/// The first extent varies fastest in memory and in the numbering of ranks. Where an extent does not divide, the first
/// parts get one cell more. A rank's region holds one local array for each field, with guards around each.
public struct HaloGeometry: WorkloadGeometry, Hashable {
    /// Which neighbours ranks exchange with.
    public enum Neighbours: String, CaseIterable, Sendable {
        /// Those that share a face: 4 in two dimensions, 6 in three.
        case faces
        /// Those that share a face, an edge or a corner: 8 in two dimensions, 26 in three.
        case all
    }

    /// Cells of the whole grid along each extent, the fastest varying first.
    public let grid: [Int]
    /// Ranks along each extent.
    public let processGrid: [Int]
    /// Ranks in all.
    public let ranks: Int
    /// Width of the ghost layer in cells.
    public let ghost: Int
    /// Fields exchanged in each iteration.
    public let fields: Int
    /// Bytes an element.
    public let element: Int
    /// Whether the grid's opposite boundaries are neighbours.
    public let periodic: Bool
    /// Which neighbours ranks exchange with.
    public let neighbours: Neighbours
    /// Always three: a 2-D grid is one cell deep and has no ghosts there.
    let axes: [HaloAxis]

    /// A checked geometry.
    ///
    /// - Parameters:
    ///   - grid: two or three extents in cells.
    ///   - processGrid: ranks along each extent; chosen to exchange the least surface where it is not given.
    ///   - element: bytes an element.
    /// - Throws: `WorkloadError` where the grid does not fit the ranks, a ghost layer is wider than a part of the grid,
    ///   a number is not positive or a size overflows.
    public init(
        grid: [Int], processGrid: [Int]? = nil, ranks: Int, ghost: Int = 1, fields: Int = 1, element: Int = 8,
        periodic: Bool = false, neighbours: Neighbours = .faces
    ) throws(WorkloadError) {
        guard grid.count == 2 || grid.count == 3 else {
            throw WorkloadError("the grid has \(grid.count) extents", remedy: "give 2 or 3, such as 256x128x128")
        }
        for extent in grid { try require(extent, in: 1...Origin.indices, as: "an extent of the grid") }
        try require(ranks, in: 1...Origin.ranks, as: "the number of ranks")
        try require(ghost, in: 1...Origin.indices, as: "the ghost width")
        try require(fields, in: 1...Origin.indices, as: "the number of fields")
        try require(element, in: 1...maximumElementBytes, as: "the element size in bytes")
        let processes: [Int]
        if let processGrid {
            try Self.check(processGrid, for: grid, ranks: ranks, ghost: ghost)
            processes = processGrid
        } else {
            processes = try Self.leastSurface(of: grid, ranks: ranks, ghost: ghost, periodic: periodic)
        }
        self.grid = grid
        self.processGrid = processes
        self.ranks = ranks
        self.ghost = ghost
        self.fields = fields
        self.element = element
        self.periodic = periodic
        self.neighbours = neighbours
        var axes = zip(grid, processes).map { HaloAxis(split: BlockSplit(total: $0, parts: $1), ghost: ghost) }
        if axes.count == 2 { axes.append(HaloAxis(split: BlockSplit(total: 1, parts: 1), ghost: 0)) }
        self.axes = axes
        try checkSizes()
    }

    private func checkSizes() throws(WorkloadError) {
        let cells = try checkedProduct(grid + [fields], of: "the grid with all its fields")
        guard cells <= Origin.indices else {
            throw WorkloadError(
                "the grid has \(cells) cells over all fields",
                remedy: "verification tells up to \(Origin.indices) apart")
        }
        let local = axes.map { $0.split.largest + 2 * $0.ghost }
        _ = try checkedProduct(local + [fields, element + RegionAlignment.line, ranks], of: "the local arrays")
    }

    /// Cells of the whole grid, one field.
    public var cells: Int { grid.reduce(1, *) }

    /// Where `rank` sits in the process grid: three indices, the last 0 for a 2-D grid.
    public func place(of rank: Int) -> [Int] {
        let (width, height) = (axes[0].split.parts, axes[1].split.parts)
        return [rank % width, rank / width % height, rank / width / height]
    }

    /// The rank at `place`.
    public func rank(at place: [Int]) -> Int {
        place[0] + axes[0].split.parts * (place[1] + axes[1].split.parts * place[2])
    }

    /// Cells of `rank`'s local arrays along three extents, ghosts included; the last is 1 for a 2-D grid.
    public func localExtents(rank: Int) -> [Int] {
        zip(axes, place(of: rank)).map { $0.localExtent(of: $1) }
    }

    /// Byte offset of `field`'s local array in `rank`'s region; a multiple of 64.
    public func fieldOffset(rank: Int, field: Int) -> Int {
        let array = localExtents(rank: rank).reduce(element, *)
        return RegionAlignment.line + field * RegionAlignment.start(behind: array)
    }

    /// Bytes of the region that `rank` needs: its local arrays and the guards around them.
    public func regionSize(rank: Int) -> ByteCount {
        ByteCount(fieldOffset(rank: rank, field: fields))
    }
}
