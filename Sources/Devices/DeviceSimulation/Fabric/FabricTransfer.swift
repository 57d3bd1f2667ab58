/// A transfer over a fabric.
public struct FabricTransfer: Hashable, Sendable {
    /// The device that it comes from.
    public let source: Int
    /// The device that it goes to.
    public let target: Int
    /// How much; above 0.
    public let bytes: Int
    /// When it begins.
    public let start: Picoseconds

    /// See the properties.
    public init(from source: Int, to target: Int, bytes: Int, start: Picoseconds = .zero) {
        precondition(bytes > 0, "a transfer has a byte")
        (self.source, self.target, self.bytes, self.start) = (source, target, bytes, start)
    }
}
