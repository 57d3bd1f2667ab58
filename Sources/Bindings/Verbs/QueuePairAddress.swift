/// What a peer has to know to connect to a queue pair: it fits four words, which travel well between ranks.
public struct QueuePairAddress: Hashable, Sendable {
    /// The address of its port.
    public let gid: GID
    /// Its port's local identifier; 0 on Ethernet.
    public let localIdentifier: UInt16
    /// Its number (`qp_num`), 24 bits.
    public let queuePairNumber: UInt32
    /// The number of the first packet that it sends, 24 bits.
    public let packetSequenceNumber: UInt32

    /// An address; see the properties.
    public init(gid: GID, localIdentifier: UInt16, queuePairNumber: UInt32, packetSequenceNumber: UInt32) {
        precondition(queuePairNumber < 1 << 24 && packetSequenceNumber < 1 << 24, "these numbers have 24 bits")
        self.gid = gid
        self.localIdentifier = localIdentifier
        self.queuePairNumber = queuePairNumber
        self.packetSequenceNumber = packetSequenceNumber
    }

    /// The address as four words.
    public var words: [Int] {
        [
            Int(bitPattern: UInt(gid.high)), Int(bitPattern: UInt(gid.low)),
            Int(localIdentifier) << 24 | Int(queuePairNumber), Int(packetSequenceNumber),
        ]
    }

    /// The address that `words` was made from, or nothing where they are not of one.
    public init?(words: [Int]) {
        guard words.count == 4, (0..<1 << 40).contains(words[2]), (0..<1 << 24).contains(words[3]) else { return nil }
        self.init(
            gid: GID(high: UInt64(UInt(bitPattern: words[0])), low: UInt64(UInt(bitPattern: words[1]))),
            localIdentifier: UInt16(words[2] >> 24), queuePairNumber: UInt32(words[2] & 0xff_ffff),
            packetSequenceNumber: UInt32(words[3]))
    }
}
