public import TransferCore

/// A matrix distributed by rows that becomes its transpose, distributed by rows.
///
/// A rank's region holds its rows of the input (row-major), then its rows of the output, with guards around both. Rows
/// are dealt out as evenly as can be; a rank may own none.
public struct TransposeGeometry: WorkloadGeometry, Hashable {
    /// Rows of the input, columns of the output.
    public let rows: Int
    /// Columns of the input, rows of the output.
    public let columns: Int
    /// Bytes an element.
    public let element: Int
    /// Ranks in all.
    public let ranks: Int
    /// Edge of the square tiles, in elements, that each pair's block is cut into; one transfer a block where there is
    /// none.
    public let tile: Int?
    let rowSplit: BlockSplit
    let columnSplit: BlockSplit

    /// The most transfers that tiles may cut one rank's input or output into.
    static let maximumTiles = 1 << 20

    /// A checked geometry.
    ///
    /// - Throws: `WorkloadError` where a number is not positive, a size overflows or tiles are too small.
    public init(rows: Int, columns: Int, element: Int = 8, ranks: Int, tile: Int? = nil) throws(WorkloadError) {
        try require(rows, in: 1...Origin.indices, as: "the number of rows")
        try require(columns, in: 1...Origin.indices, as: "the number of columns")
        try require(element, in: 1...maximumElementBytes, as: "the element size in bytes")
        try require(ranks, in: 1...Origin.ranks, as: "the number of ranks")
        if let tile { try require(tile, in: 1...Origin.indices, as: "the tile") }
        self.rows = rows
        self.columns = columns
        self.element = element
        self.ranks = ranks
        self.tile = tile
        rowSplit = BlockSplit(total: rows, parts: ranks)
        columnSplit = BlockSplit(total: columns, parts: ranks)
        let elements = try checkedProduct([rows, columns], of: "the matrix")
        guard elements <= Origin.indices else {
            throw WorkloadError(
                "the matrix has \(elements) elements", remedy: "verification tells up to \(Origin.indices) apart")
        }
        _ = try checkedProduct([max(rows, ranks), max(columns, ranks), 2, element], of: "the matrix")
        let tiles =
            tilesAlong(rowSplit.largest) * tilesAlong(columns) + tilesAlong(rows) * tilesAlong(columnSplit.largest)
        guard tile == nil || tiles <= Self.maximumTiles else {
            throw WorkloadError(
                "tiles of \(tile ?? 0) elements make \(tiles) transfers on one rank",
                remedy: "choose larger tiles, \(Self.maximumTiles) transfers are the most")
        }
    }

    private func tilesAlong(_ count: Int) -> Int { tile.map { (count + $0 - 1) / $0 } ?? 1 }

    /// Rows of the input that `rank` owns.
    public func inputRows(of rank: Int) -> Range<Int> { rowSplit.range(of: rank) }

    /// Rows of the output, which are columns of the input, that `rank` owns.
    public func outputRows(of rank: Int) -> Range<Int> { columnSplit.range(of: rank) }

    /// Byte offset of the input part in every region; a multiple of 64.
    public var inputOffset: Int { RegionAlignment.line }

    /// Byte offset of the output part in `rank`'s region; a multiple of 64.
    public func outputOffset(of rank: Int) -> Int { RegionAlignment.start(behind: inputEnd(of: rank)) }

    /// Bytes of the region that `rank` needs: both parts and the guards around them.
    public func regionSize(rank: Int) -> ByteCount {
        ByteCount(RegionAlignment.start(behind: outputEnd(of: rank)))
    }

    func inputEnd(of rank: Int) -> Int { inputOffset + inputRows(of: rank).count * columns * element }

    func outputEnd(of rank: Int) -> Int { outputOffset(of: rank) + outputRows(of: rank).count * rows * element }
}
