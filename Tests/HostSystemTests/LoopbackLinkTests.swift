import Glibc
import Testing

@testable import HostSystem

/// Whether this process may make a network of its own.
enum OwnNetwork {
    static let refusal: SystemError? = {
        do throws(SystemError) { _ = try LoopbackLink(.init(mtu: 1500)) } catch { return error }
        return nil
    }()
}

@Suite(.enabled(if: OwnNetwork.refusal == nil, "\(OwnNetwork.refusal.map(String.init(describing:)) ?? "")"))
struct LoopbackLinkTests {
    private static let message = 65536

    /// How a message is cut, of which the fewest of several are its own.
    private func cut(_ settings: LoopbackLink.Settings, bytes: Int = message) throws -> LoopbackConnection.Cutting {
        let connection = try LoopbackConnection(over: LoopbackLink(settings))
        let source = [UInt8](repeating: 7, count: bytes)
        var destination = [UInt8](repeating: 0, count: bytes)
        var fewest: LoopbackConnection.Cutting?
        // The first ones open the connection's window.
        for _ in 0..<60 {
            let before = try connection.cutting()
            try connection.pass(bytes, from: source, to: &destination)
            var cutting = try connection.cutting()
            cutting.packets -= before.packets
            cutting.commands -= before.commands
            if cutting.commands <= fewest?.commands ?? .max { fewest = cutting }
        }
        #expect(destination == source)
        return try #require(fewest)
    }

    @Test(arguments: [576, 1500, 9000]) func withoutTheOffloadACommandIsAPacket(mtu: Int) throws {
        let found = try cut(.init(mtu: mtu, offloadsSegmentation: false))
        // TCP/IPv4 takes 40 bytes, and 12 for the time stamps that are usual.
        #expect((mtu - 52...mtu - 40).contains(found.packetBytes))
        #expect(found.packets == (Self.message + found.packetBytes - 1) / found.packetBytes)
        #expect(found.commands == found.packets)
    }

    @Test func withTheOffloadACommandIsManyPackets() throws {
        let found = try cut(.init(mtu: 1500))
        #expect(found.packets > 40 && found.commands < 4)
    }

    @Test(arguments: [1, 2, 8]) func commandsHaveAtMostSoManyPackets(limit: Int) throws {
        let found = try cut(.init(mtu: 1500, mostPackets: limit))
        #expect(found.commands == (found.packets + limit - 1) / limit)
    }

    @Test func theProcessStaysInItsOwnNetwork() throws {
        let places = ["/proc/self/ns/net", "/proc/thread-self/ns/net"]
        let before = places.map(target)
        let link = try LoopbackLink(.init(mtu: 1234))
        #expect(places.map(target) == before && !before.contains(""))
        withExtendedLifetime(link) {}
    }

    @Test func itsSocketsEndWithIt() throws {
        func names() throws -> [String] {
            let link = try LoopbackLink(.init(mtu: 1500))
            return withExtendedLifetime(link) {
                let names = ([link.control] + link.sockets).map { target("/proc/self/fd/\($0)") }
                #expect(names.allSatisfy { $0.hasPrefix("socket:[") } && openFiles.isSuperset(of: names))
                return names
            }
        }
        #expect(openFiles.isDisjoint(with: try names()))
    }

    @Test func settingsThatTheInterfaceRefusesAreNamed() throws {
        let error = #expect(throws: SystemError.self) { try LoopbackLink(.init(mtu: 1500, mostPackets: 1 << 20)) }
        #expect(error?.description == "set 1048576 packets on lo: Invalid argument")
    }

    /// What every descriptor of this process stands for.
    private var openFiles: Set<String> {
        guard let folder = opendir("/proc/self/fd") else { return [] }
        defer { closedir(folder) }
        var found: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            found.insert(target("/proc/self/fd/\(name)"))
        }
        return found
    }

    /// Where a symbolic link leads; empty where it cannot be read.
    private func target(_ path: String) -> String {
        var characters = [CChar](repeating: 0, count: 256)
        let count = readlink(path, &characters, characters.count)
        return String(decoding: characters.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
