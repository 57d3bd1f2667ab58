private import Glibc

/// L25: a bucket between two version numbers, written by a device and read without a lock.
///
/// Source: S0 and S1 describe the two versions; costs and retries are reconstructed, for writes that begin as a Poisson
/// process, each of which changes the bucket for the same time.
public struct VersionedBucket: Hashable, Sendable {
    /// w: the writes that begin in a nanosecond.
    public var writesPerNanosecond: Double
    /// W: how long a write takes from its first version to its last.
    public var write: Nanoseconds
    /// r: how long a reader takes from the one version to the other.
    public var read: Nanoseconds

    /// See the properties.
    public init(writesPerNanosecond: Double, write: Nanoseconds, read: Nanoseconds) {
        (self.writesPerNanosecond, self.write, self.read) = (writesPerNanosecond, write, read)
    }

    /// e^(w (r + W)) - 1: the expected retries of a reader who pauses for at least W before each: no write can spoil two
    /// attempts then, and each succeeds with probability e^(-w (r + W)).
    public var retriesAfterPause: Double { expm1(writesPerNanosecond * (read.value + write.value)) }

    /// e^(w (r + W)) + e^(w W) - 2: the expected retries of a reader who tries again at once, where W <= r; our extension.
    /// A write that spoils an attempt at its end spoils the next as well. Nothing where W > r.
    public var retriesAtOnce: Double? {
        write <= read ? retriesAfterPause + expm1(writesPerNanosecond * write.value) : nil
    }

    /// 2 (to + 8/B): what the two versions of eight bytes add to a bucket's write, a descriptor each.
    public static func overhead(descriptor: Nanoseconds, bandwidth: Bandwidth) -> Nanoseconds {
        2 * (descriptor + bandwidth.time(for: 8))
    }
}
