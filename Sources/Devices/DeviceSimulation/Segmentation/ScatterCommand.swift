/// A command that hands a card bytes in pieces, of which none crosses a page.
public struct ScatterCommand: EngineDescriptor, Hashable {
    /// The pieces, as byte ranges of memory, in order; the next begins where a page ends, though not where it does in memory
    /// that a card sees.
    public let entries: [Range<Int>]

    /// Bytes of all pieces.
    public var byteCount: Int { entries.reduce(0) { $0 + $1.count } }
}

/// A driver that hands a buffer to a card in as few commands as three limits allow.
public struct CommandWriter: Sendable {
    /// Entries of a command.
    public let entries: Int
    /// Bytes of a command.
    public let bytes: Int
    /// Packets that a card makes of a command.
    public let packets: Int
    /// Bytes of a full packet.
    public let packetBytes: Int
    /// Bytes of a page.
    public let page: Int

    /// Limits, all at least 1.
    public init(entries: Int, bytes: Int, packets: Int, packetBytes: Int, page: Int) {
        precondition(min(min(entries, bytes), min(packets, packetBytes), page) >= 1, "a command holds a byte")
        (self.entries, self.bytes, self.packets) = (entries, bytes, packets)
        (self.packetBytes, self.page) = (packetBytes, page)
    }

    /// The commands of a buffer, each as long as can be.
    public func commands(for buffer: Range<Int>) -> [ScatterCommand] {
        var commands: [ScatterCommand] = []
        var rest = buffer
        while !rest.isEmpty {
            let command = command(from: rest)
            commands.append(command)
            rest = rest.lowerBound + command.byteCount..<rest.upperBound
        }
        return commands
    }

    /// The longest command from the start of a buffer on: piece by piece, until a limit is met.
    public func command(from buffer: Range<Int>) -> ScatterCommand {
        var pieces: [Range<Int>] = []
        var (position, bytesLeft) = (buffer.lowerBound, bytes)
        /// Packets that may still be begun, and what still fits into the last one.
        var (packetsLeft, packetRoom) = (packets, 0)
        while position < buffer.upperBound, pieces.count < entries {
            let wanted = min(min((position / page + 1) * page, buffer.upperBound) - position, bytesLeft)
            var taken = 0
            while taken < wanted {
                if packetRoom == 0 {
                    guard packetsLeft > 0 else { break }
                    (packetsLeft, packetRoom) = (packetsLeft - 1, packetBytes)
                }
                let part = min(packetRoom, wanted - taken)
                taken += part
                packetRoom -= part
            }
            guard taken > 0 else { break }
            pieces.append(position..<position + taken)
            position += taken
            bytesLeft -= taken
            if taken < wanted || bytesLeft == 0 { break }
        }
        return ScatterCommand(entries: pieces)
    }
}
