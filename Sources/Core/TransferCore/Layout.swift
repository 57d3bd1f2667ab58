/// Which bytes of a region take part in a transfer, in the order in which they cross the wire.
///
/// A contiguous block of `block` bytes at `offset`, repeated by up to three nested dimensions, innermost first. A halo
/// face, a column band, a transposed sub-matrix and a plain buffer are all layouts. Wire order: the block's bytes
/// ascending, then along `dimensions[0]`, then `dimensions[1]`, then `dimensions[2]`.
public struct Layout: Hashable, Sendable {
    /// One nested repetition.
    public struct Dimension: Hashable, Sendable {
        /// How often, at least 1.
        public let count: Int
        /// Bytes from one repetition's start to the next one's; at least 1.
        public let stride: Int

        /// - Parameters:
        ///   - count: repetitions.
        ///   - stride: bytes between their starts.
        public init(count: Int, stride: Int) {
            self.count = count
            self.stride = stride
        }
    }

    /// The most dimensions a layout can nest.
    public static let maximumDimensions = 3

    /// Byte offset of the first byte in its region.
    public let offset: Int
    /// Contiguous bytes at the bottom of the nest; at least 1.
    public let block: Int
    /// Nested repetitions, innermost first; at most `maximumDimensions`.
    public let dimensions: [Dimension]

    /// A checked layout.
    ///
    /// - Throws: `TransferError` with code `.invalidLayout` where an extent is not positive, the nest is too deep or an
    ///   address would overflow.
    public init(offset: Int, block: Int, dimensions: [Dimension] = []) throws(TransferError) {
        func refuse(_ cause: String) -> TransferError {
            TransferError(.invalidLayout, during: "describing a layout", cause: cause)
        }
        guard offset >= 0 else { throw refuse("its offset \(offset) is negative") }
        guard block > 0 else { throw refuse("its block of \(block) bytes is empty") }
        guard dimensions.count <= Self.maximumDimensions else {
            throw refuse("it nests \(dimensions.count) dimensions, of which \(Self.maximumDimensions) can be described")
        }
        var extent = block
        var bytes = block
        guard !offset.addingReportingOverflow(extent).overflow else { throw refuse("its extent does not fit 63 bits") }
        for dimension in dimensions {
            guard dimension.count > 0 else { throw refuse("a dimension repeats \(dimension.count) times") }
            guard dimension.stride > 0 else { throw refuse("a stride of \(dimension.stride) bytes is not positive") }
            let (reach, reachOverflows) = (dimension.count - 1).multipliedReportingOverflow(by: dimension.stride)
            let (sum, sumOverflows) = extent.addingReportingOverflow(reach)
            let (product, productOverflows) = bytes.multipliedReportingOverflow(by: dimension.count)
            guard !reachOverflows, !sumOverflows, !productOverflows, !offset.addingReportingOverflow(sum).overflow
            else {
                throw refuse("its extent does not fit 63 bits")
            }
            extent = sum
            bytes = product
        }
        self.init(unchecked: offset, block: block, dimensions: dimensions)
    }

    /// Trusts its caller: every extent positive, no overflow.
    package init(unchecked offset: Int, block: Int, dimensions: [Dimension] = []) {
        self.offset = offset
        self.block = block
        self.dimensions = dimensions
    }
}

extension Layout {
    /// How many times the block occurs.
    public var blockCount: Int { dimensions.reduce(1) { $0 * $1.count } }

    /// Bytes that take part.
    public var byteCount: Int { block * blockCount }

    /// From the first byte that takes part to behind the last, as offsets in the region.
    public var bounds: Range<Int> {
        let reach = dimensions.reduce(block) { $0 + ($1.count - 1) * $1.stride }
        return offset..<offset + reach
    }

    /// Whether the bytes that take part form one run, in wire order.
    public var isContiguous: Bool { normalized.dimensions.isEmpty }

    /// The same bytes in the same order with the fewest dimensions and the longest block.
    ///
    /// Repetitions of 1 vanish, a dimension whose stride equals what lies beneath it melts into it.
    public var normalized: Layout {
        var block = block
        var kept: [Dimension] = []
        for dimension in dimensions where dimension.count > 1 {
            if let last = kept.last {
                // Not `last.stride * last.count`: the end of the last repetition need not fit 63 bits.
                let (repetitions, remainder) = dimension.stride.quotientAndRemainder(dividingBy: last.stride)
                if remainder == 0, repetitions == last.count {
                    kept[kept.count - 1] = Dimension(count: last.count * dimension.count, stride: last.stride)
                } else {
                    kept.append(dimension)
                }
            } else if dimension.stride == block {
                block *= dimension.count
            } else {
                kept.append(dimension)
            }
        }
        return Layout(unchecked: offset, block: block, dimensions: kept)
    }

    /// The same layout, moved by `bytes` in its region.
    ///
    /// - Throws: `.invalidLayout` where it would start below 0 or reach behind 63 bits.
    public func shifted(by bytes: Int) throws(TransferError) -> Layout {
        let (moved, overflows) = offset.addingReportingOverflow(bytes)
        guard !overflows else {
            throw TransferError(
                .invalidLayout, during: "moving a layout", cause: "offset \(offset) plus \(bytes) does not fit 63 bits")
        }
        return try Layout(offset: moved, block: block, dimensions: dimensions)
    }

    /// Whether no byte occurs twice, as every receive layout must satisfy.
    ///
    /// Decided exactly where the dimensions nest without interleaving, which all layouts here do once sorted by
    /// stride; a layout that fails that test is called overlapping.
    public var isFreeOfOverlap: Bool {
        var extent = block
        for dimension in dimensions.filter({ $0.count > 1 }).sorted(by: { $0.stride < $1.stride }) {
            guard dimension.stride >= extent else { return false }
            extent += (dimension.count - 1) * dimension.stride
        }
        return true
    }

    /// Calls `body` with the offset in the region of each block, in wire order.
    @inlinable
    public func forEachBlock(_ body: (_ offset: Int) throws -> Void) rethrows {
        func extent(_ index: Int) -> Dimension {
            index < dimensions.count ? dimensions[index] : Dimension(count: 1, stride: 1)
        }
        let (inner, middle, outer) = (extent(0), extent(1), extent(2))
        for outermost in 0..<outer.count {
            for between in 0..<middle.count {
                let start = offset + outermost * outer.stride + between * middle.stride
                for innermost in 0..<inner.count {
                    try body(start + innermost * inner.stride)
                }
            }
        }
    }
}

extension Layout: CustomStringConvertible {
    /// `8 B at 64, 128 x 1040 B`.
    public var description: String {
        let nest = dimensions.map { ", \($0.count) x \($0.stride) B" }.joined()
        return "\(block) B at \(offset)\(nest)"
    }
}
