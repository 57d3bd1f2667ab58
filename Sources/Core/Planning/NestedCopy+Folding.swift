import TransferCore

extension NestedCopy {
    /// The same copies with one more dimension wherever copies of one shape are evenly spaced on both ends.
    ///
    /// Only forward steps are folded: engines count strides upwards. Folding never ends in more descriptors, even when
    /// it makes a fourth dimension, because the shortest dimension is the one that is unrolled again.
    static func folded(_ copies: [NestedCopy]) -> [NestedCopy] {
        var shapes: [Shape] = []
        var copiesOfShape: [Shape: [NestedCopy]] = [:]
        for copy in copies {
            let shape = Shape(block: copy.block, dimensions: copy.dimensions)
            if copiesOfShape[shape] == nil { shapes.append(shape) }
            copiesOfShape[shape, default: []].append(copy)
        }
        let result = shapes.flatMap { progressions(in: copiesOfShape[$0, default: []]) }
        return result.count < copies.count ? folded(result) : result
    }

    /// What copies must share to be repetitions of one another.
    private struct Shape: Hashable {
        var block: Int
        var dimensions: [StridedCopy.Dimension]
    }

    /// Copies of one shape, with runs of constant step made one copy each; greedy.
    private static func progressions(in copies: [NestedCopy]) -> [NestedCopy] {
        var result: [NestedCopy] = []
        var first = 0
        while first < copies.count {
            let count = lengthOfProgression(in: copies[first...])
            if count == 1 {
                result.append(copies[first])
            } else {
                let step = copies[first].step(to: copies[first + 1])
                result.append(
                    copies[first].repeated(
                        StridedCopy.Dimension(
                            count: count, sourceStride: step.source, destinationStride: step.destination)
                    ))
            }
            first += count
        }
        return result
    }

    /// How many copies from the first on follow each other with the same forward step; at least 1.
    private static func lengthOfProgression(in copies: ArraySlice<NestedCopy>) -> Int {
        guard copies.count > 1 else { return 1 }
        let step = copies[copies.startIndex].step(to: copies[copies.startIndex + 1])
        guard step.source > 0, step.destination > 0 else { return 1 }
        let later = zip(copies.dropFirst(), copies.dropFirst(2))
        return 2 + later.prefix { $0.step(to: $1) == step }.count
    }

    private func step(to next: NestedCopy) -> (source: Int, destination: Int) {
        (next.sourceOffset - sourceOffset, next.destinationOffset - destinationOffset)
    }
}
