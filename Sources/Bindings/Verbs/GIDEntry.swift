internal import CIBVerbs
internal import Glibc

/// One entry of a port's GID table (`ibv_gid_entry`).
public struct GIDEntry: Hashable, Sendable {
    /// Which packets carry what is sent from it (`ibv_gid_type`).
    public enum Kind: String, Sendable {
        /// InfiniBand.
        case infiniBand = "InfiniBand"
        /// RoCE version 1: its own Ethernet type; not routable.
        case roceVersion1 = "RoCE v1"
        /// RoCE version 2: UDP, over IPv4 or IPv6.
        case roceVersion2 = "RoCE v2"
    }

    /// The address.
    public let gid: GID
    /// Its place in the table.
    public let index: Int
    /// Its port.
    public let port: Int
    /// Which packets carry what is sent from it.
    public let kind: Kind
    /// The network interface behind it, where there is one.
    public let networkInterface: String?

    /// An entry; see the properties.
    public init(gid: GID, index: Int, port: Int, kind: Kind, networkInterface: String? = nil) {
        self.gid = gid
        self.index = index
        self.port = port
        self.kind = kind
        self.networkInterface = networkInterface
    }

    init(_ entry: ibv_gid_entry) {
        gid = GID(entry.gid)
        index = Int(entry.gid_index)
        port = Int(entry.port_num)
        kind =
            switch ibv_gid_type(rawValue: entry.gid_type) {
            case IBV_GID_TYPE_ROCE_V1: .roceVersion1
            case IBV_GID_TYPE_ROCE_V2: .roceVersion2
            default: .infiniBand
            }
        var name = [CChar](repeating: 0, count: Int(IF_NAMESIZE))
        networkInterface =
            entry.ndev_ifindex == 0
            ? nil : if_indextoname(entry.ndev_ifindex, &name).map { String(cString: $0) }
    }
}

extension GIDEntry: CustomStringConvertible {
    /// `index 1, RoCE v2, ::ffff:10.0.0.1 (eth0)`.
    public var description: String {
        "index \(index), \(kind.rawValue), \(gid)" + (networkInterface.map { " (\($0))" } ?? "")
    }
}
