/// How long a PCIe link is busy with a request: its bytes and the headers of the packets that carry them.
///
/// Source: Neugebauer and others, *Understanding PCIe performance for end host networking*, SIGCOMM 2018, section 3: a
/// Gen3 link of 8 lanes carries 57.88 Gbit/s of packets, once encoding and the data link layer have their share.
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

    /// Gen3 with 8 lanes and packets of 256 B, for reads: completions with 20 B of header and framing come back.
    public static func reads(pace: Nanoseconds) -> PacketLink {
        PacketLink(bandwidth: Bandwidth(bytesPerNanosecond: 7.235), payload: 256, header: 20, pace: pace)
    }

    /// The same for writes, whose packets have 24 B of header and framing.
    public static func writes(pace: Nanoseconds) -> PacketLink {
        PacketLink(bandwidth: Bandwidth(bytesPerNanosecond: 7.235), payload: 256, header: 24, pace: pace)
    }

    /// max(pace, (S + ceil(S/payload) header)/B).
    public func time(for bytes: Int) -> Nanoseconds {
        let packets = (bytes + payload - 1) / payload
        return max(pace, bandwidth.time(for: Double(bytes + packets * header)))
    }
}
