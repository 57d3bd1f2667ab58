import TransferCore

// What each element of a region holds. Elements are numbered in the input's order.
extension TransposeGeometry {
    /// Elements of the matrix.
    public var indexCount: Int { rows * columns }

    /// Whether the element lies in one of `rank`'s rows of the input.
    public func owns(rank: Int, index: Int) -> Bool { rowSplit.part(of: index / columns) == rank }

    /// `row 3, column 4`, those of the input.
    public func describe(index: Int) -> String { "row \(index / columns), column \(index % columns)" }

    /// The input as one run, each row of the output as one run for each rank that feeds it.
    public func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void) {
        let input = inputRows(of: rank)
        body(.guarded(inputOffset))
        let first = Origin(rank: rank, iteration: iteration, index: input.lowerBound * columns)
        body(.elements(input.count * columns, of: element, from: first))
        body(.guarded(outputOffset(of: rank) - inputEnd(of: rank)))
        switch moment {
        case .stamped:
            body(.guarded(outputEnd(of: rank) - outputOffset(of: rank)))
        case .exchanged:
            for column in outputRows(of: rank) {
                for owner in 0..<min(ranks, rows) {
                    let theirs = inputRows(of: owner)
                    let origin = Origin(
                        rank: owner, iteration: iteration, index: theirs.lowerBound * columns + column)
                    body(.elements(theirs.count, of: element, from: origin, indexStep: columns))
                }
            }
        }
        body(.guarded(regionSize(rank: rank).bytes - outputEnd(of: rank)))
    }
}
