import Laws
import Testing

@Suite struct CommandLimitsTests {
    /// 64 KiB at an MTU of 1500.
    @Test func dozensOfPackets() { #expect(CommandLimits(packetBytes: 1460).packets(for: 65536) == 45) }

    @Test(
        arguments: [
            (16, 65536, 45, 65536, 61441, CommandLimits.Constraint.entries),
            (17, 65536, 64, 65536, 65536, .bytes), (32, 1 << 20, 40, 58400, 58400, .packets),
        ])
    func theMostRestrictiveLimitDecides(
        entries: Int, bytes: Int, packets: Int, most: Int, anywhere: Int, binding: CommandLimits.Constraint
    ) {
        let law = CommandLimits(entries: entries, bytes: bytes, packets: packets, packetBytes: 1460)
        #expect(law.mostFromPageStart(page: 4096) == most)
        #expect(law.mostFromAnywhere(page: 4096) == anywhere)
        #expect(law.binding(page: 4096) == binding)
    }

    @Test func aMessageTakesCommands() {
        let law = CommandLimits(entries: 17, bytes: 65536, packets: 64, packetBytes: 1460)
        #expect(law.commands(for: 1 << 20, page: 4096) == 16)
        #expect(law.commands(for: (1 << 20) + 1, page: 4096, offset: 77) == 17)
        #expect(law.commands(for: 0, page: 4096) == 0)
        // 16 commands of 44 full packets and one of 1296 bytes; without them 719.
        #expect(law.packetsInCommands(for: 1 << 20, page: 4096) == 16 * 45)
        #expect(law.packets(for: 1 << 20) == 719)
        // Two entries bind: 8192 bytes from a page's start, 4097 from its last byte.
        let few = CommandLimits(entries: 2, bytes: 8192)
        #expect(few.commands(for: 16384, page: 4096) == 2)
        #expect(few.commands(for: 16384, page: 4096, offset: 4095) == 3)
        // 6000 bytes fit from some bytes of a page on and not from others.
        #expect(CommandLimits(entries: 2, bytes: 6000).commands(for: 16384, page: 4096) == nil)
    }

    @Test func noLimitIsNoTrap() {
        let law = CommandLimits()
        #expect(law.mostFromPageStart(page: 4096) == .max && law.mostFromAnywhere(page: 4096) == .max)
        #expect(law.room(used: 10, usedEntries: 1000, continues: false) == .max - 10)
    }

    @Test func aCommandThatIsBeingFilledHasRoom() {
        let law = CommandLimits(entries: 2, bytes: 100)
        #expect(law.room(used: 60, usedEntries: 1, continues: false) == 40)
        #expect(law.room(used: 60, usedEntries: 2, continues: false) == 0)
        #expect(law.room(used: 60, usedEntries: 2, continues: true) == 40)
    }
}
