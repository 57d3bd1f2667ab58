import DeviceSimulation
import Testing
import TransferCore

@Suite struct SegmentationTests {
    private static let memory = (0..<40_000).map { UInt8(truncatingIfNeeded: SeededGenerator.mix(UInt64($0))) }

    @Test func everyByteArrivesInAnyOrder() {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<150 {
            let writer = CommandWriter(
                entries: Int.random(in: 1...8, using: &generator), bytes: Int.random(in: 1...9000, using: &generator),
                packets: Int.random(in: 1...20, using: &generator),
                packetBytes: Int.random(in: 1...1500, using: &generator), page: 512)
            let start = Int.random(in: 0..<20_000, using: &generator)
            let buffer = start..<start + Int.random(in: 1...9000, using: &generator)
            let commands = writer.commands(for: buffer)
            let engine = SegmentationEngine(packetBytes: writer.packetBytes, offloadsChecksum: true)
            // So that numbers wrap in some messages.
            let first = UInt32.max - UInt32.random(in: 0...9000, using: &generator)
            var (packets, sent) = ([Packet](), 0)
            for command in commands {
                #expect(command.entries.count <= writer.entries && command.byteCount <= writer.bytes)
                for entry in command.entries {
                    #expect(entry.lowerBound == start + sent && entry.lowerBound / 512 == (entry.upperBound - 1) / 512)
                    sent += entry.count
                }
                let made = engine.packets(
                    of: command, in: Self.memory, sequence: first &+ UInt32(sent - command.byteCount),
                    endsMessage: sent == buffer.count)
                #expect(made.count <= writer.packets)
                packets += made
            }
            #expect(packets.filter(\.isLast).count == 1 && packets.last?.isLast == true)
            packets.shuffle(using: &generator)
            var receiver = Reassembly(first: first, capacity: 9000)
            for packet in packets {
                #expect(receiver.message == nil)
                receiver.accept(packet)
            }
            #expect(receiver.message.map { $0[...] } == Self.memory[buffer] && receiver.dropped == 0)
        }
    }

    @Test func whatIsChangedOrSentTwiceIsDropped() {
        let packet = Packet(sequence: 7, isLast: true, payload: [1, 2, 3])
        var receiver = Reassembly(first: 7, capacity: 3)
        var changed = packet
        changed.payload[1] ^= 0x10
        receiver.accept(changed)
        #expect(receiver.message == nil && receiver.dropped == 1)
        receiver.accept(packet)
        receiver.accept(packet)
        #expect(receiver.message == [1, 2, 3] && receiver.dropped == 2)
    }

    @Test func oneSumForAWholeCommandFitsNoneOfItsPackets() {
        let command = CommandWriter(entries: 1, bytes: 4000, packets: 3, packetBytes: 1460, page: 4096)
            .command(from: 0..<4000)
        let packets = SegmentationEngine(packetBytes: 1460, offloadsChecksum: false).packets(
            of: command, in: Self.memory, sequence: 0, endsMessage: true)
        var receiver = Reassembly(first: 0, capacity: 4000)
        for packet in packets { receiver.accept(packet) }
        #expect(receiver.dropped == 3)
    }
}
