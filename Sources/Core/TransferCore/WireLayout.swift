/// Which bytes of a region take part in a transfer, in the order in which they cross the wire: one layout, or several one
/// behind the other.
public protocol WireLayout: Hashable, Sendable {
    /// The layouts that it is made of, in wire order; at least one.
    var parts: [Layout] { get }
    /// Bytes that take part.
    var byteCount: Int { get }
    /// From the lowest byte that takes part to behind the highest, as offsets in the region.
    var bounds: Range<Int> { get }
    /// Whether the bytes that take part form one run, in wire order.
    var isContiguous: Bool { get }
}

extension Layout: WireLayout {
    /// This layout alone.
    public var parts: [Layout] { [self] }
}
