import FakeVerbs
import Glibc
import Testing
import Verbs

@Suite struct DeviceFilesTests {
    /// A folder that is gone afterwards, filled by (path, content); a content that starts with `->` makes a link.
    private static func with(_ files: [(String, String)], _ body: (String) throws -> Void) throws {
        var template = Array("/tmp/rdmark-files-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        var folders: [String] = []
        defer {
            for (path, _) in files { unlink("\(folder)/\(path)") }
            for path in folders.reversed() { rmdir("\(folder)/\(path)") }
            rmdir(folder)
        }
        for (path, content) in files {
            let parts = path.split(separator: "/").dropLast()
            for count in parts.indices {
                let parent = parts[...count].joined(separator: "/")
                if !folders.contains(parent) {
                    try #require(mkdir("\(folder)/\(parent)", 0o700) == 0)
                    folders.append(parent)
                }
            }
            if content.hasPrefix("->") {
                try #require(symlink(String(content.dropFirst(2)), "\(folder)/\(path)") == 0)
            } else {
                let file = try #require(fopen("\(folder)/\(path)", "w"))
                fputs(content, file)
                fclose(file)
            }
        }
        try body(folder)
    }

    @Test func readsACard() throws {
        try Self.with([
            ("device/driver", "->../../bus/pci/drivers/mlx5_core"), ("device/numa_node", "1\n"),
            ("ports/1/gid_attrs/ndevs/3", "eth0\n"), ("ports/1/counters/port_rcv_data", "123\n"),
            ("ports/1/hw_counters/sent_pkts", "18446744073709551615\n"), ("ports/1/hw_counters/odd", "N/A\n"),
        ]) { folder in
            let files = DeviceFiles(folder: folder)
            #expect(files.driver == "mlx5_core" && files.numaNode == 1 && files.softwareParent == nil)
            #expect(files.networkInterface(port: 1, gidIndex: 3) == "eth0")
            #expect(files.networkInterface(port: 1, gidIndex: 4) == nil)
            #expect(files.counters(port: 1) == ["port_rcv_data": 123, "sent_pkts": .max])
            #expect(files.counters(port: 2).isEmpty)
        }
    }

    @Test func readsAPCIAddress() throws {
        try Self.with([("device", "->../../../0000:3b:00.0")]) { folder in
            #expect(DeviceFiles(folder: folder).pciAddress == "0000:3b:00.0")
        }
    }

    @Test func knowsSoftRoCEByItsParent() throws {
        try Self.with([("parent", "lo\n")]) { folder in
            let files = DeviceFiles(folder: folder)
            #expect(files.driver == "rdma_rxe" && files.softwareParent == "lo" && files.numaNode == nil)
        }
    }

    @Test func aDeviceOnNoNodeHasNone() throws {
        try Self.with([("device/numa_node", "-1\n")]) { folder in
            #expect(DeviceFiles(folder: folder).numaNode == nil)
        }
    }

    @Test func theDeviceSaysWhereItsFilesAre() throws {
        try withFake {
            fake_set_device_path("/sys/class/infiniband/fake0")
            let files = try Device.named("fake0").files
            #expect(files.folder == "/sys/class/infiniband/fake0")
        }
    }
}
