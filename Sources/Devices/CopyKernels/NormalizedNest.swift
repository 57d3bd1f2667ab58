import TransferCore

/// A nest of dimensions in the form that the kernels expect.
///
/// Dimensions of one repetition vanish and what can be merged on both ends is. If both ends agree on the innermost
/// dimension, dimensions are sorted by stride. If they do not, `inner` is the innermost dimension of the source and
/// `middle` that of the destination.
struct NormalizedNest {
    private(set) var shape: StridedCopy
    private(set) var pattern: CopyPattern

    init(_ copy: StridedCopy) {
        var block = copy.block
        var dimensions = [copy.inner, copy.middle, copy.outer].filter { $0.count > 1 }
        while Self.mergeOnce(&dimensions, into: &block) {}
        dimensions.sort {
            Self.reach($0.destinationStride, $0.sourceStride) < Self.reach($1.destinationStride, $1.sourceStride)
        }
        let isTransposed = Self.putInnermostOfSourceFirst(&dimensions)
        dimensions += Array(repeating: .once, count: 3 - dimensions.count)
        shape = StridedCopy(
            sourceOffset: copy.sourceOffset, destinationOffset: copy.destinationOffset, block: block,
            inner: dimensions[0], middle: dimensions[1], outer: dimensions[2])
        pattern = .contiguous
        if isTransposed {
            pattern = Self.transposition(of: shape)
        } else if shape.inner.count > 1 {
            pattern = .nested
        }
    }

    /// Melts one dimension into the block, or into another dimension, that it continues on both ends.
    private static func mergeOnce(_ dimensions: inout [StridedCopy.Dimension], into block: inout Int) -> Bool {
        for (index, outer) in dimensions.enumerated() {
            if outer.sourceStride == block, outer.destinationStride == block {
                block *= outer.count
                dimensions.remove(at: index)
                return true
            }
            let continued = dimensions.firstIndex { inner in
                outer.sourceStride == inner.sourceStride * inner.count
                    && outer.destinationStride == inner.destinationStride * inner.count
            }
            if let continued, continued != index {
                dimensions[continued].count *= outer.count
                dimensions.remove(at: index)
                return true
            }
        }
        return false
    }

    /// What dimensions are sorted by: distance first, the other end's distance to break ties.
    private static func reach(_ stride: Int, _ other: Int) -> (UInt, UInt) { (stride.magnitude, other.magnitude) }

    /// Expects `dimensions` sorted by the stride of the destination.
    ///
    /// - Returns: whether the innermost dimension of the source is another one.
    private static func putInnermostOfSourceFirst(_ dimensions: inout [StridedCopy.Dimension]) -> Bool {
        var innermost = 0
        for index in dimensions.indices
        where dimensions[index].sourceStride.magnitude < dimensions[innermost].sourceStride.magnitude {
            innermost = index
        }
        guard innermost != 0 else { return false }
        dimensions.insert(dimensions.remove(at: innermost), at: 0)
        return true
    }

    private static func transposition(of shape: StridedCopy) -> CopyPattern {
        guard shape.inner.sourceStride == shape.block, shape.middle.destinationStride == shape.block else {
            return .transposedBlocks
        }
        switch shape.block {
        case 1: return .transposed1
        case 2: return .transposed2
        case 4: return .transposed4
        case 8: return .transposed8
        case 16: return .transposed16
        default: return .transposedBlocks
        }
    }
}
