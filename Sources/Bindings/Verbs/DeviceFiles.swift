internal import Glibc

/// What the kernel tells about an RDMA device in its folder below `/sys/class/infiniband`.
public struct DeviceFiles: Sendable {
    /// The folder: `/sys/class/infiniband/mlx5_0`.
    public let folder: String

    /// The files in `folder`.
    public init(folder: String) { self.folder = folder }

    /// The kernel's driver: `mlx5_core`. A device without hardware has none behind it; soft-RoCE is known by the network
    /// interface that it names as its parent.
    public var driver: String? {
        if let target = linkTarget("device/driver") { return target.split(separator: "/").last.map(String.init) }
        return softwareParent == nil ? nil : "rdma_rxe"
    }

    /// The network interface that a soft-RoCE device runs on.
    public var softwareParent: String? { text("parent") }

    /// The NUMA node that the device is attached to, or nothing where it is attached to none.
    public var numaNode: Int? { text("device/numa_node").flatMap(Int.init).flatMap { $0 < 0 ? nil : $0 } }

    /// The PCI address: `0000:3b:00.0`.
    public var pciAddress: String? {
        linkTarget("device").flatMap { $0.split(separator: "/").last.map(String.init) }.flatMap {
            $0.contains(":") ? $0 : nil
        }
    }

    /// The network interface of entry `index` in the GID table of `port`.
    public func networkInterface(port: Int, gidIndex: Int) -> String? {
        text("ports/\(port)/gid_attrs/ndevs/\(gidIndex)")
    }

    /// The counters of `port` by name, those of the standard (`counters`) and the driver's own (`hw_counters`); a
    /// counter that cannot be read is left out.
    public func counters(port: Int) -> [String: UInt64] {
        var values: [String: UInt64] = [:]
        for kind in ["counters", "hw_counters"] {
            for name in names(in: "ports/\(port)/\(kind)") {
                if let value = text("ports/\(port)/\(kind)/\(name)").flatMap({ UInt64($0) }) { values[name] = value }
            }
        }
        return values
    }

    /// The first line of a file, without surrounding blanks; nothing where it is missing or empty.
    private func text(_ path: String) -> String? {
        let descriptor = open("\(folder)/\(path)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let line = String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    private func linkTarget(_ path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("\(folder)/\(path)", &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func names(in path: String) -> [String] {
        guard let folder = opendir("\(folder)/\(path)") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { characters in
                characters.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
