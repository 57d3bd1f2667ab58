import TransferCore

/// A strided copy with as many dimensions as the two ends ask for; a descriptor holds three.
struct NestedCopy {
    var sourceOffset: Int
    var destinationOffset: Int
    /// Contiguous bytes at the bottom of the nest.
    var block: Int
    /// Nested repetitions, innermost first, each with a count of at least 2.
    var dimensions: [StridedCopy.Dimension] = []

    /// The same copy, repeated.
    func repeated(_ dimension: StridedCopy.Dimension) -> NestedCopy {
        var copy = self
        copy.dimensions.append(dimension)
        return copy
    }

    /// The fewest copies of at most three dimensions: the three longest dimensions stay, the others are unrolled.
    var unrolled: [StridedCopy] {
        let longestFirst = dimensions.indices.sorted { left, right in
            (dimensions[right].count, left) < (dimensions[left].count, right)
        }
        var nest = longestFirst.prefix(3).sorted().map { dimensions[$0] }
        nest += Array(repeating: .once, count: 3 - nest.count)
        var copies = [
            StridedCopy(
                sourceOffset: sourceOffset, destinationOffset: destinationOffset, block: block,
                inner: nest[0], middle: nest[1], outer: nest[2])
        ]
        for axis in longestFirst.dropFirst(3) {
            let dimension = dimensions[axis]
            copies = (0..<dimension.count).flatMap { index in
                copies.map { copy in
                    var copy = copy
                    copy.sourceOffset += index * dimension.sourceStride
                    copy.destinationOffset += index * dimension.destinationStride
                    return copy
                }
            }
        }
        return copies
    }
}
