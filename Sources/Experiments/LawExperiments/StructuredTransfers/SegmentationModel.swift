import DeviceSimulation
import Laws
import TransferCore

/// A driver, a card that makes packets, and a receiver; real bytes go through all three.
struct SegmentationModel {
    let writer: CommandWriter
    let page: Int

    init(_ law: CommandLimits, page: Int) {
        writer = CommandWriter(
            entries: law.entries, bytes: law.bytes, packets: law.packets, packetBytes: law.packetBytes, page: page)
        self.page = page
    }

    /// What became of a message.
    struct Outcome {
        let commands: Int
        let packets: Int
        let dropped: Int
        /// Whether the receiver has every byte as the sender had it.
        let isWhole: Bool
    }

    /// Sends `bytes` random bytes that begin `offset` bytes into a page; the packets arrive in any order.
    func send(_ bytes: Int, offset: Int = 0, offloadsChecksum: Bool = true, seed: UInt64) -> Outcome {
        var generator = SeededGenerator(seed: seed)
        let memory = (0..<offset + bytes).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let first = UInt32(truncatingIfNeeded: generator.next())
        let commands = writer.commands(for: offset..<offset + bytes)
        let engine = SegmentationEngine(packetBytes: writer.packetBytes, offloadsChecksum: offloadsChecksum)
        var (packets, sent) = ([Packet](), 0)
        for command in commands {
            packets += engine.packets(
                of: command, in: memory, sequence: first &+ UInt32(sent),
                endsMessage: sent + command.byteCount == bytes)
            sent += command.byteCount
        }
        packets.shuffle(using: &generator)
        var receiver = Reassembly(first: first, capacity: bytes)
        for packet in packets { receiver.accept(packet) }
        return Outcome(
            commands: commands.count, packets: packets.count, dropped: receiver.dropped,
            isWhole: receiver.message.map { $0[...] == memory[offset...] } ?? false)
    }

    /// Bytes of the first command of a long buffer that begins `offset` bytes into a page.
    func longest(from offset: Int) -> Int { writer.command(from: offset..<1 << 40).byteCount }

    /// The least that a command can hold, over all bytes of a page that a buffer can begin at.
    var longestFromAnywhere: Int { (0..<page).reduce(.max) { min($0, longest(from: $1)) } }
}
