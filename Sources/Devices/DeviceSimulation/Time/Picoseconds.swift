/// A point or a length of virtual time in whole picoseconds: sums of them are exact, on every machine alike.
public struct Picoseconds: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The number of picoseconds.
    public var count: Int64

    /// `count` picoseconds.
    public init(_ count: Int64) { self.count = count }

    /// The picoseconds nearest to a time in nanoseconds.
    public init(nanoseconds: Double) { count = Int64((nanoseconds * 1000).rounded()) }

    /// The beginning of virtual time, and no length at all.
    public static let zero = Picoseconds(0)

    /// The same time in nanoseconds.
    public var nanoseconds: Double { Double(count) / 1000 }

    /// The earlier, or shorter, comes first.
    public static func < (left: Picoseconds, right: Picoseconds) -> Bool { left.count < right.count }
    /// Later by a length.
    public static func + (left: Picoseconds, right: Picoseconds) -> Picoseconds { .init(left.count + right.count) }
    /// The length between two points.
    public static func - (left: Picoseconds, right: Picoseconds) -> Picoseconds { .init(left.count - right.count) }
    /// So many times that long.
    public static func * (count: Int, time: Picoseconds) -> Picoseconds { .init(Int64(count) * time.count) }
    /// Moves to later.
    public static func += (left: inout Picoseconds, right: Picoseconds) { left.count += right.count }
}
