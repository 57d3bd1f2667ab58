/// How long a PCIe link is busy with a request: its bytes and the headers of the packets that carry them.
///
/// Source: Neugebauer and others, *Understanding PCIe performance for end host networking*, SIGCOMM 2018, section 3, and
/// the authors' model of it (github.com/pcie-bench/pcie-model at 40703cf, model/pcie.py).
public struct PacketLink: Hashable, Sendable {
    /// What packets and their headers share.
    public var bandwidth: Bandwidth
    /// The most bytes that a packet carries (maximum payload size).
    public var payload: Int
    /// The bytes of a packet that are not payload.
    public var header: Int
    /// What a request takes at least, however short it is: the engine's own pace.
    public var pace: Nanoseconds

    /// See the properties; `payload` is above 0.
    public init(bandwidth: Bandwidth, payload: Int, header: Int, pace: Nanoseconds = .zero) {
        (self.bandwidth, self.payload, self.header, self.pace) = (bandwidth, payload, header, pace)
    }

    /// What a Gen3 link of 8 lanes carries of packets of 256 B, 57.88 Gbit/s: 8 GT/s a lane in 128b/130b, of which an
    /// acknowledgement and an update of credits, of 8 B each, take their share once in 203 B, and the clock's 4 B once in
    /// 1,538 B.
    private static let generation3 = Bandwidth(
        bytesPerNanosecond: 8.0 * (128.0 / 130) * (1 - 8.0 / 203 - 8.0 / 203 - 4.0 / 1538))

    /// Gen3 with 8 lanes and packets of 256 B, for reads: completions with 20 B of header and framing come back, 8 of the
    /// link's layers and 12 of the transaction's.
    public static func reads(pace: Nanoseconds) -> PacketLink {
        PacketLink(bandwidth: generation3, payload: 256, header: 20, pace: pace)
    }

    /// The same for writes, whose packets have 24 B of header and framing: they name an address of 64 bits.
    public static func writes(pace: Nanoseconds) -> PacketLink {
        PacketLink(bandwidth: generation3, payload: 256, header: 24, pace: pace)
    }

    /// max(pace, (S + ceil(S/payload) header)/B).
    public func time(for bytes: Int) -> Nanoseconds {
        let packets = (bytes + payload - 1) / payload
        return max(pace, bandwidth.time(for: Double(bytes + packets * header)))
    }
}
