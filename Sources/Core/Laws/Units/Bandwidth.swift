/// A rate of transfer.
public struct Bandwidth: Hashable, Comparable, Sendable {
    /// In bytes a nanosecond, which is GB/s; above 0.
    public var bytesPerNanosecond: Double

    /// A rate in bytes a nanosecond (GB/s); above 0.
    public init(bytesPerNanosecond: Double) { self.bytesPerNanosecond = bytesPerNanosecond }

    /// The slower comes first.
    public static func < (left: Bandwidth, right: Bandwidth) -> Bool {
        left.bytesPerNanosecond < right.bytesPerNanosecond
    }

    /// How long so many bytes take: S/B.
    public func time(for bytes: Double) -> Nanoseconds { Nanoseconds(bytes / bytesPerNanosecond) }

    /// How many bytes pass in a time: B t.
    public func bytes(in time: Nanoseconds) -> Double { bytesPerNanosecond * time.value }
}
