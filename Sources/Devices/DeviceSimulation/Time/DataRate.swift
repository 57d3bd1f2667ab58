/// How long bytes take, in whole numbers: femtoseconds a byte.
public struct DataRate: Hashable, Sendable, BitwiseCopyable {
    /// How long a byte takes, in femtoseconds; above 0. 80,000 of them are 12.5 GB/s.
    public let femtosecondsPerByte: Int64

    /// A rate at which a byte takes that long; above 0.
    public init(femtosecondsPerByte: Int64) {
        precondition(femtosecondsPerByte > 0, "a byte takes time")
        self.femtosecondsPerByte = femtosecondsPerByte
    }

    /// The rate nearest to one in bytes a nanosecond (GB/s); above 0 and at most 10^6.
    public init(bytesPerNanosecond: Double) {
        self.init(femtosecondsPerByte: Int64((1_000_000 / bytesPerNanosecond).rounded()))
    }

    /// The rate that this is exactly, in bytes a nanosecond (GB/s).
    public var bytesPerNanosecond: Double { 1_000_000 / Double(femtosecondsPerByte) }

    /// How long `bytes` take: to the nearest picosecond.
    public func time(for bytes: Int) -> Picoseconds {
        let (femtoseconds, overflow) = Int64(bytes).multipliedReportingOverflow(by: femtosecondsPerByte)
        guard overflow || femtoseconds > Int64.max - 500 else { return Picoseconds((femtoseconds + 500) / 1000) }
        return Picoseconds(Int64((Int128(bytes) * Int128(femtosecondsPerByte) + 500) / 1000))
    }
}
