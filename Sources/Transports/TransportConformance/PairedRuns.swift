internal import TransferCore

/// The pieces of a transfer that are contiguous on both ends, in wire order: the plainest way to compute what a transfer
/// does, and deliberately not the planner's.
struct PairedRuns {
    struct Run {
        let source: Int
        let destination: Int
        let count: Int
    }

    let runs: [Run]

    init(from source: CompositeLayout, to destination: CompositeLayout) {
        let (sourceRuns, destinationRuns) = (Self.runs(of: source), Self.runs(of: destination))
        var paired: [Run] = []
        var (sourceIndex, sourceUsed, destinationIndex, destinationUsed) = (0, 0, 0, 0)
        while sourceIndex < sourceRuns.count, destinationIndex < destinationRuns.count {
            let (from, to) = (sourceRuns[sourceIndex], destinationRuns[destinationIndex])
            let count = min(from.count - sourceUsed, to.count - destinationUsed)
            paired.append(
                Run(
                    source: from.lowerBound + sourceUsed, destination: to.lowerBound + destinationUsed, count: count))
            sourceUsed += count
            destinationUsed += count
            if sourceUsed == from.count { (sourceIndex, sourceUsed) = (sourceIndex + 1, 0) }
            if destinationUsed == to.count { (destinationIndex, destinationUsed) = (destinationIndex + 1, 0) }
        }
        runs = paired
    }

    private static func runs(of layout: CompositeLayout) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for part in layout.parts {
            part.forEachBlock { offset in
                if let last = runs.last, last.upperBound == offset {
                    runs[runs.count - 1] = last.lowerBound..<offset + part.block
                } else {
                    runs.append(offset..<offset + part.block)
                }
            }
        }
        return runs
    }
}
