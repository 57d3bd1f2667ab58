/// A receiver that puts a message together from packets in any order.
public struct Reassembly: Sendable {
    private let first: UInt32
    private var bytes: [UInt8]
    private var isThere: [Bool]
    private var end: Int?
    /// Packets whose checksum was wrong, or that held what was there or does not belong to the message; none of them counts.
    public private(set) var dropped = 0

    /// A message whose first byte has number `first`, of up to `capacity` bytes.
    public init(first: UInt32, capacity: Int) {
        self.first = first
        bytes = Array(repeating: 0, count: capacity)
        isThere = Array(repeating: false, count: capacity)
    }

    /// Takes a packet in.
    public mutating func accept(_ packet: Packet) {
        let start = Int(packet.sequence &- first)
        let range = start..<start + packet.payload.count
        guard packet.sum == packet.checksum, range.upperBound <= bytes.count, !isThere[range].contains(true) else {
            dropped += 1
            return
        }
        bytes.replaceSubrange(range, with: packet.payload)
        for index in range { isThere[index] = true }
        if packet.isLast { end = range.upperBound }
    }

    /// The message; nothing as long as a byte is missing.
    public var message: [UInt8]? {
        guard let end, !isThere[..<end].contains(false) else { return nil }
        return Array(bytes[..<end])
    }
}
