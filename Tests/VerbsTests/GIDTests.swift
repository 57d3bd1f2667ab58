import FakeVerbs
import Testing
import Verbs

@Suite struct GIDTests {
    static let mapped = GID(high: 0, low: 0xffff_c0a8_0102)
    static let linkLocal = GID(high: 0xfe80_0000_0000_0000, low: 1)
    static let global = GID(high: 0x2001_0db8_0000_0000, low: 1)

    static func entry(_ index: Int, _ kind: GIDEntry.Kind, _ gid: GID) -> GIDEntry {
        GIDEntry(gid: gid, index: index, port: 1, kind: kind)
    }

    @Test func looksLikeAnAddress() {
        #expect(Self.mapped.description == "::ffff:192.168.1.2")
        #expect(Self.linkLocal.description == "fe80:0000:0000:0000:0000:0000:0000:0001")
        #expect(Self.mapped.isIPv4Mapped && !Self.global.isIPv4Mapped)
        #expect(Self.linkLocal.isLinkLocal && !Self.global.isLinkLocal && !Self.mapped.isLinkLocal)
        #expect(Self.entry(1, .roceVersion2, Self.mapped).description == "index 1, RoCE v2, ::ffff:192.168.1.2")
    }

    /// From best to worst on Ethernet.
    @Test func ethernetPrefersRoutableIPv4() {
        let ranked = [
            Self.entry(5, .roceVersion2, Self.mapped), Self.entry(6, .roceVersion2, Self.mapped),
            Self.entry(7, .roceVersion2, Self.global), Self.entry(1, .roceVersion2, Self.linkLocal),
            Self.entry(4, .roceVersion1, Self.mapped), Self.entry(3, .roceVersion1, Self.global),
            Self.entry(0, .roceVersion1, Self.linkLocal),
        ]
        for first in ranked.indices {
            #expect(Port.preferred(among: ranked[first...].shuffled(), on: .ethernet) == ranked[first])
        }
        #expect(Port.preferred(among: [], on: .ethernet) == nil)
    }

    @Test func elsewhereTheFirstOneIsTaken() {
        let entries = [Self.entry(2, .infiniBand, Self.global), Self.entry(0, .infiniBand, Self.linkLocal)]
        #expect(Port.preferred(among: entries, on: .infiniBand)?.index == 0)
    }

    @Test func theTableOfAPortLeavesOutOthersAndBlanks() throws {
        try withFake {
            fake_clear_gids()
            fake_add_gid(0, 1, 1, 0xfe80_0000_0000_0000, 1)
            fake_add_gid(1, 1, 2, 0, 0xffff_c0a8_0102)
            fake_add_gid(2, 1, 2, 0, 0)
            fake_add_gid(0, 2, 2, 0, 0xffff_c0a8_0103)
            let port = try Device.named("fake0").open().port(1)
            #expect(try port.gids().map(\.index) == [0, 1])
            #expect(try port.gids().map(\.kind) == [.roceVersion1, .roceVersion2])
            #expect(try port.preferredGID().gid == Self.mapped)
            #expect(try port.gid(at: 0).gid == Self.linkLocal)
            let error = #expect(throws: VerbsError.self) { try port.gid(at: 2) }
            #expect(error?.code == .notFound && error?.hint?.contains("::ffff:192.168.1.2") == true)
        }
    }

    @Test func anEmptyTableIsRefused() throws {
        try withFake {
            fake_clear_gids()
            let port = try Device.named("fake0").open().port(1)
            let error = #expect(throws: VerbsError.self) { try port.preferredGID() }
            #expect(error?.code == .notFound && error?.hint?.contains("interface") == true)
        }
    }
}
