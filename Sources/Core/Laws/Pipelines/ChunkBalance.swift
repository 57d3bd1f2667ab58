internal import Glibc

/// L18: the chunk of a pipeline that reads, computes and writes, where computing grows faster than the chunk.
///
/// Source: S2: transfers of "linear transfer rate with a fixed setup cost", a computation that grows "faster than linearly
/// with S".
public struct ChunkBalance: Hashable, Sendable {
    /// a and B of reading a chunk, and of writing what became of it.
    public var transfer: LinearStage
    /// rho: the part of a chunk that is left to write.
    public var remainder: Double
    /// Computing on a chunk of `reference` bytes.
    public var compute: Nanoseconds
    /// The chunk that `compute` is said of, in bytes.
    public var reference: Double
    /// p: computing on twice as much takes 2^p times as long.
    public var exponent: Double
    /// Whether one channel of the engine reads and writes in turn; otherwise there is one for either.
    public var sharesChannel: Bool

    /// See the properties.
    public init(
        transfer: LinearStage, remainder: Double, compute: Nanoseconds, reference: Double, exponent: Double,
        sharesChannel: Bool = false
    ) {
        (self.transfer, self.remainder, self.compute) = (transfer, remainder, compute)
        (self.reference, self.exponent, self.sharesChannel) = (reference, exponent, sharesChannel)
    }

    /// T_in = a + S/B.
    public func reading(_ chunk: Double) -> Nanoseconds { transfer.time(for: chunk) }

    /// T_c = c S^p.
    public func computing(_ chunk: Double) -> Nanoseconds { pow(chunk / reference, exponent) * compute }

    /// T_out = a + rho S/B.
    public func writing(_ chunk: Double) -> Nanoseconds { transfer.time(for: remainder * chunk) }

    /// The slower of reading and writing, or both where they share a channel: ours.
    public func transferring(_ chunk: Double) -> Nanoseconds {
        sharesChannel ? reading(chunk) + writing(chunk) : max(reading(chunk), writing(chunk))
    }

    /// S / max(T_in, T_c, T_out): what passes in the long run; S / max(T_in + T_out, T_c) through one channel.
    public func throughput(_ chunk: Double) -> Bandwidth {
        Bandwidth(bytesPerNanosecond: chunk / max(transferring(chunk), computing(chunk)).value)
    }

    /// S*: the chunk with the highest throughput up to `most` bytes, by golden section; it lies where transferring takes as
    /// long as computing: a + S/B = c S^p.
    ///
    /// Nothing for p <= 1, where throughput never falls with the chunk and memory or delay must set the limit, and where
    /// computing is still the quicker at `most`.
    public func bestChunk(upTo most: Double) -> Double? {
        guard exponent > 1, computing(most) > transferring(most) else { return nil }
        return GoldenSection.minimum(in: 1...most) { -throughput($0).bytesPerNanosecond }
    }
}
