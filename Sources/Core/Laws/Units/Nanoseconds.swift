/// A length of time in nanoseconds, as a formula has it: any real number.
public struct Nanoseconds: Hashable, Comparable, Sendable {
    /// The number of nanoseconds.
    public var value: Double

    /// A length of time of `value` nanoseconds.
    public init(_ value: Double) { self.value = value }

    /// No time at all.
    public static let zero = Nanoseconds(0)

    /// The shorter comes first.
    public static func < (left: Nanoseconds, right: Nanoseconds) -> Bool { left.value < right.value }
    /// Both, one after the other.
    public static func + (left: Nanoseconds, right: Nanoseconds) -> Nanoseconds { .init(left.value + right.value) }
    /// How much longer the first is.
    public static func - (left: Nanoseconds, right: Nanoseconds) -> Nanoseconds { .init(left.value - right.value) }
    /// So many times that long.
    public static func * (count: Double, time: Nanoseconds) -> Nanoseconds { .init(count * time.value) }
    /// How many times the second goes into the first.
    public static func / (left: Nanoseconds, right: Nanoseconds) -> Double { left.value / right.value }
}
