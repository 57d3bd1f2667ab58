/// What a kernel got done in one stretch of time.
public struct KernelBlock: Hashable, Sendable {
    /// Bytes that it read and wrote, over all ranks.
    public let bytes: Int
    /// How long it was looked at, in nanoseconds.
    public let nanoseconds: Int

    /// See the properties; nothing at all, unless given.
    public init(bytes: Int = 0, nanoseconds: Int = 0) {
        self.bytes = bytes
        self.nanoseconds = nanoseconds
    }

    /// Both stretches as one.
    public static func + (one: KernelBlock, other: KernelBlock) -> KernelBlock {
        KernelBlock(bytes: one.bytes + other.bytes, nanoseconds: one.nanoseconds + other.nanoseconds)
    }

    /// Bytes a second; nothing where there was no time.
    public var bytesPerSecond: Double? { nanoseconds > 0 ? Double(bytes) / Double(nanoseconds) * 1e9 : nil }

    /// Nanoseconds a byte; 0 where it got nothing done.
    var nanosecondsPerByte: Double { bytes > 0 ? Double(max(1, nanoseconds)) / Double(bytes) : 0 }
}
