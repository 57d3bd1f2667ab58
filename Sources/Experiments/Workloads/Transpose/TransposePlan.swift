public import TransferCore

// One transfer for each tile of each pair's block.
extension TransposeGeometry {
    /// Tags number the tiles of a block, row of tiles by row of tiles.
    public func plan(rank: Int) throws(TransferError) -> ExchangePlan {
        var sends: [ExchangePlan.End] = []
        var receives: [ExchangePlan.End] = []
        for peer in 0..<ranks {
            for (tag, tile) in tiles(of: inputRows(of: rank), by: outputRows(of: peer)).enumerated() {
                let layout = try sent(tile, by: rank)
                sends.append(ExchangePlan.End(peer: peer, tag: tag, layout: layout))
            }
            for (tag, tile) in tiles(of: inputRows(of: peer), by: outputRows(of: rank)).enumerated() {
                let layout = try received(tile, by: rank)
                receives.append(ExchangePlan.End(peer: peer, tag: tag, layout: layout))
            }
        }
        return ExchangePlan(sends: sends, receives: receives)
    }

    /// Part of the matrix, by rows and columns of the input.
    private struct Tile {
        let rows: Range<Int>
        let columns: Range<Int>
    }

    private func tiles(of rows: Range<Int>, by columns: Range<Int>) -> [Tile] {
        let columnCuts = cuts(of: columns)
        return cuts(of: rows).flatMap { rows in columnCuts.map { Tile(rows: rows, columns: $0) } }
    }

    private func cuts(of range: Range<Int>) -> [Range<Int>] {
        guard !range.isEmpty else { return [] }
        let length = tile ?? range.count
        return stride(from: range.lowerBound, to: range.upperBound, by: length).map {
            $0..<min(range.upperBound, $0 + length)
        }
    }

    /// The tile in the input, column by column: the order in which the output's rows want it.
    private func sent(_ tile: Tile, by rank: Int) throws(TransferError) -> Layout {
        let first = inputRows(of: rank).lowerBound
        return try .transposedBlock(
            rows: tile.rows.lowerBound - first..<tile.rows.upperBound - first, columns: tile.columns,
            pitch: columns * element, element: element, at: inputOffset)
    }

    /// The tile in the output: a stretch of each of its rows.
    private func received(_ tile: Tile, by rank: Int) throws(TransferError) -> Layout {
        let first = outputRows(of: rank).lowerBound
        let start = outputOffset(of: rank) + (tile.columns.lowerBound - first) * rows * element
        return try .columnBand(
            columns: tile.rows, rows: tile.columns.count, pitch: rows * element, element: element, at: start)
    }
}
