/// A number of bytes.
public struct ByteCount: Hashable, Comparable, Sendable {
    /// The count itself.
    public let bytes: Int

    /// - Parameter bytes: how many; not negative.
    public init(_ bytes: Int) {
        precondition(bytes >= 0, "a byte count is not negative")
        self.bytes = bytes
    }

    /// Fewer bytes come first.
    public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
}

extension ByteCount: CustomStringConvertible {
    /// The shortest exact form with a binary unit: `64KiB`, `1MiB`, `1500B`.
    public var description: String {
        for (unit, shift) in [("GiB", 30), ("MiB", 20), ("KiB", 10)]
        where bytes >= 1 << shift && bytes % (1 << shift) == 0 {
            return "\(bytes >> shift)\(unit)"
        }
        return "\(bytes)B"
    }
}
