internal import TransferCore
internal import Verbs

extension VerbsTransport {
    /// What one rank uses of its host's RDMA devices.
    public struct DeviceInUse: Hashable, Sendable {
        /// The device.
        public let device: String
        /// Its port, from 1.
        public let port: Int
        /// The entry of the port's GID table.
        public let gidIndex: Int
        /// Which packets carry what is sent from it: `RoCE v2`.
        public let gidKind: String
        /// Payload bytes of the largest packet.
        public let pathMTU: Int
        /// Bytes up to which a request carries its payload itself.
        public let inlineBytes: Int
        /// Requests outstanding on a queue pair.
        public let depth: Int

        init(_ endpoint: Endpoint, pathMTU: Int) {
            device = endpoint.choice.context.device.name
            port = endpoint.choice.port.number
            gidIndex = endpoint.choice.gid.index
            gidKind = endpoint.choice.gid.kind.rawValue
            self.pathMTU = pathMTU
            inlineBytes = endpoint.limits.inlineBytes
            depth = endpoint.limits.sendDepth
        }

        /// From another rank's line; nothing where it is not one.
        init?(line: String) {
            let words = line.split(separator: "\t").map(String.init)
            let numbers = words.dropFirst(2).compactMap(Int.init)
            guard words.count == 7, numbers.count == 5 else { return nil }
            device = words[0]
            gidKind = words[1]
            (port, gidIndex, pathMTU) = (numbers[0], numbers[1], numbers[2])
            (inlineBytes, depth) = (numbers[3], numbers[4])
        }

        /// One line for other ranks; neither names nor kinds hold tabs.
        var line: String {
            ([device, gidKind] + [port, gidIndex, pathMTU, inlineBytes, depth].map(String.init))
                .joined(separator: "\t")
        }
    }
}

extension VerbsTransport.DeviceInUse {
    /// What the results say of a cell that runs over it.
    var particulars: [Particular] { [Particular("device", device), Particular("path_mtu_bytes", pathMTU)] }
}
