/// What a window lets its accessor do.
public struct Permission: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// One bit for each permission.
    public let rawValue: UInt8

    /// The permissions whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The bytes may be read.
    public static let read = Permission(rawValue: 1)
    /// The bytes may be written.
    public static let write = Permission(rawValue: 2)
}

extension Permission: CustomStringConvertible {
    /// `read`, `write`, `read and write` or `nothing`.
    public var description: String {
        let words = [contains(.read) ? "read" : nil, contains(.write) ? "write" : nil].compactMap { $0 }
        return words.isEmpty ? "nothing" : words.joined(separator: " and ")
    }
}
