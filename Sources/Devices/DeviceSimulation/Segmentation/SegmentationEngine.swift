/// A card that makes packets of what commands describe.
public struct SegmentationEngine: Sendable {
    /// Bytes of a full packet (MSS).
    public let packetBytes: Int
    /// Whether the card sums each packet up itself. Where it does not, every packet carries what the driver has summed up,
    /// which knows only the whole command.
    public let offloadsChecksum: Bool

    /// See the properties.
    public init(packetBytes: Int, offloadsChecksum: Bool) {
        precondition(packetBytes >= 1, "a packet holds a byte")
        (self.packetBytes, self.offloadsChecksum) = (packetBytes, offloadsChecksum)
    }

    /// The packets of a command, whose first byte has number `sequence`.
    ///
    /// - Parameter endsMessage: whether the command's last packet is the message's.
    public func packets(
        of command: ScatterCommand, in memory: [UInt8], sequence: UInt32, endsMessage: Bool
    ) -> [Packet] {
        var gathered: [UInt8] = []
        gathered.reserveCapacity(command.byteCount)
        for entry in command.entries { gathered += memory[entry] }
        let drivers =
            offloadsChecksum ? nil : Packet(sequence: sequence, isLast: endsMessage, payload: gathered).checksum
        return stride(from: 0, to: gathered.count, by: packetBytes).map { start in
            let end = min(start + packetBytes, gathered.count)
            return Packet(
                sequence: sequence &+ UInt32(start), isLast: endsMessage && end == gathered.count,
                payload: Array(gathered[start..<end]), checksum: drivers)
        }
    }
}
