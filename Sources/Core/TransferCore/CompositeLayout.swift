/// Layouts one behind the other on the wire: what one end of a transfer reads or writes.
///
/// Most transfers have a single part. Several say what no nest of strides can: a header here and a payload there, the
/// dirty pages of a region. They cross as one transfer all the same (MPI: `MPI_Type_create_struct`; verbs: one list of
/// segments), in the order of the parts, which need not be that of their offsets.
public struct CompositeLayout: WireLayout {
    /// The layouts that it is made of, in wire order; at least one.
    public let parts: [Layout]

    /// `parts`, one behind the other.
    ///
    /// - Throws: `TransferError` with code `.invalidLayout` where there is none, or their bytes do not fit 63 bits.
    public init(_ parts: [Layout]) throws(TransferError) {
        func refuse(_ cause: String) -> TransferError {
            TransferError(.invalidLayout, during: "describing a layout of parts", cause: cause)
        }
        guard !parts.isEmpty else { throw refuse("it has none") }
        var bytes = 0
        for part in parts {
            let (sum, overflows) = bytes.addingReportingOverflow(part.byteCount)
            guard !overflows else { throw refuse("its bytes do not fit 63 bits") }
            bytes = sum
        }
        self.parts = parts
    }

    /// The same bytes in the same order as `layout`.
    public init(_ layout: some WireLayout) { parts = layout.parts }

    /// Bytes that take part.
    public var byteCount: Int { parts.reduce(0) { $0 + $1.byteCount } }

    /// From the lowest byte that takes part to behind the highest, as offsets in the region.
    public var bounds: Range<Int> {
        parts.dropFirst().reduce(parts[0].bounds) { bounds, part in
            min(bounds.lowerBound, part.bounds.lowerBound)..<max(bounds.upperBound, part.bounds.upperBound)
        }
    }

    /// Whether the bytes that take part form one run, in wire order.
    public var isContiguous: Bool {
        var end = parts[0].offset
        for part in parts {
            guard part.offset == end, part.isContiguous else { return false }
            end = part.bounds.upperBound
        }
        return true
    }

    /// The same bytes in the same order: each part normalized, contiguous ones that lie behind one another joined.
    public var normalized: CompositeLayout {
        var joined: [Layout] = []
        for part in parts.map(\.normalized) {
            if let last = joined.last, last.dimensions.isEmpty, part.dimensions.isEmpty,
                last.bounds.upperBound == part.offset
            {
                joined[joined.count - 1] = Layout(unchecked: last.offset, block: last.block + part.block)
            } else {
                joined.append(part)
            }
        }
        return CompositeLayout(unchecked: joined)
    }

    private init(unchecked parts: [Layout]) { self.parts = parts }

    /// The same layout, moved by `bytes` in its region.
    ///
    /// - Throws: `.invalidLayout` where a part would start below 0 or reach behind 63 bits.
    public func shifted(by bytes: Int) throws(TransferError) -> CompositeLayout {
        var moved: [Layout] = []
        for part in parts { moved.append(try part.shifted(by: bytes)) }
        return CompositeLayout(unchecked: moved)
    }

    /// Whether no byte occurs twice, as every receive layout must satisfy.
    ///
    /// Decided exactly for the bytes of different parts; of each part as `Layout.isFreeOfOverlap` says. Costs time by
    /// the number of blocks where parts interleave.
    public var isFreeOfOverlap: Bool {
        guard parts.allSatisfy(\.isFreeOfOverlap) else { return false }
        if Self.areDisjoint(parts.map(\.bounds)) { return true }
        var blocks: [Range<Int>] = []
        for part in parts { part.forEachBlock { blocks.append($0..<$0 + part.block) } }
        return Self.areDisjoint(blocks)
    }

    private static func areDisjoint(_ ranges: [Range<Int>]) -> Bool {
        let ascending = ranges.sorted { $0.lowerBound < $1.lowerBound }
        return zip(ascending, ascending.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    }
}

extension CompositeLayout: CustomStringConvertible {
    /// `8 B at 64, 128 x 1040 B`; of several parts the first two, and how many there are.
    public var description: String {
        guard parts.count > 1 else { return "\(parts[0])" }
        return "\(parts.count) parts: \(parts[0]); \(parts[1])" + (parts.count > 2 ? "; …" : "")
    }
}
