/// How long a receiver that is not ready asks its sender to wait before it tries again: one of 32 times
/// (`ibv_qp_attr.min_rnr_timer`; InfiniBand specification, volume 1, 9.7.5.2.8).
public struct MinimumRNRTimer: Hashable, Sendable {
    /// The code as the device gets it: 1 to 31 ascending, and 0 for the longest.
    public let encoded: UInt8

    /// The timer with this code, or nothing where there is none.
    public init?(code: Int) {
        guard Self.hundredthsOfMilliseconds.indices.contains(code) else { return nil }
        encoded = UInt8(code)
    }

    /// The shortest timer that is not shorter than `duration`; the longest (655.36 ms) where none is.
    public init(atLeast duration: Duration) {
        encoded = (1...31).first { Self.duration(of: $0) >= duration }.map(UInt8.init) ?? 0
    }

    /// The time that it stands for.
    public var duration: Duration { Self.duration(of: Int(encoded)) }

    private static func duration(of code: Int) -> Duration { .microseconds(10 * hundredthsOfMilliseconds[code]) }

    private static let hundredthsOfMilliseconds = [
        65536, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096,
        6144, 8192, 12288, 16384, 24576, 32768, 49152,
    ]
}
