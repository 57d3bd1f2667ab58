internal import CHostSystem
internal import Glibc

/// The loopback interface of a network that this process has made for itself, for one connection.
///
/// Nobody else sends over it, and it can be set as an administrator sets a card. No thread is in that network: a helper
/// process hands over sockets that are, and ends. The network ends with the sockets, whatever becomes of this process.
public final class LoopbackLink {
    /// What the interface does.
    public struct Settings: Hashable, Sendable {
        /// Bytes of a packet with the headers of its protocols.
        public var mtu: Int
        /// Whether it cuts commands into packets (`tcp-segmentation-offload`); otherwise the kernel does before it hands them on.
        public var offloadsSegmentation: Bool
        /// The most packets of a command (`gso_max_segs`), from 1 to 65,535; the kernel's own limit unless given.
        public var mostPackets: Int?

        /// See the properties.
        public init(mtu: Int, offloadsSegmentation: Bool = true, mostPackets: Int? = nil) {
            (self.mtu, self.offloadsSegmentation, self.mostPackets) = (mtu, offloadsSegmentation, mostPackets)
        }
    }

    /// A netlink socket of the network, by which the interface is set and asked.
    let control: Int32
    /// For a connection: one listens, one sends.
    private(set) var sockets: [Int32]

    private static let deadlineNanoseconds: Int64 = 10_000_000_000

    /// Makes a network, and its interface ready.
    ///
    /// The C functions are `unshare`, `ioctl` with `SIOCETHTOOL`, and `RTM_SETLINK` over netlink.
    ///
    /// - Throws: where the system lets nobody but an administrator make a network, or the interface refuses a setting.
    public init(_ settings: Settings) throws(SystemError) {
        var made: [Int32] = [-1, -1, -1]
        var call: UnsafePointer<CChar>?
        guard chost_private_sockets(&made, Int32(made.count), Self.deadlineNanoseconds, &call) == 0 else {
            let cause = errno
            throw SystemError(
                call: call.map { String(cString: $0) } ?? "unshare", errno: cause, explanation: Self.meaning(of: cause))
        }
        control = made[0]
        sockets = Array(made[1...])
        try set("MTU \(settings.mtu)", chost_loopback_set(control, chost_loopback_mtu, UInt32(settings.mtu)))
        try set(
            "segmentation offload",
            chost_loopback_offload_segmentation(control, settings.offloadsSegmentation ? 1 : 0))
        if let most = settings.mostPackets {
            try set("\(most) packets", chost_loopback_set(control, chost_loopback_most_packets, UInt32(most)))
        }
        try set("up", chost_loopback_bring_up(control))
    }

    deinit {
        close(control)
        sockets.forEach { close($0) }
    }

    /// The commands that the interface has taken.
    ///
    /// - Throws: where the kernel does not tell.
    func commands() throws(SystemError) -> Int { try Self.commands(control) }

    /// The same of the interface that this process finds itself with.
    ///
    /// Netlink, because the files below `/sys` may be of another network: of where they were mounted.
    static func commandsOfMachine() throws(SystemError) -> Int {
        let control = chost_loopback_socket()
        guard control >= 0 else { throw SystemError(call: "socket AF_NETLINK") }
        defer { close(control) }
        return try commands(control)
    }

    private static func commands(_ control: Int32) throws(SystemError) -> Int {
        let commands = chost_loopback_commands(control)
        guard commands >= 0 else { throw SystemError(call: "recv RTM_NEWLINK") }
        return Int(commands)
    }

    /// A TCP socket in the network, which is the caller's to close; traps at the third.
    func takeSocket() -> Int32 {
        precondition(!sockets.isEmpty, "a link carries one connection")
        return sockets.removeLast()
    }

    private static func meaning(of cause: Int32) -> String? {
        switch cause {
        case EPERM:
            "a network of one's own takes root, in a container CAP_SYS_ADMIN, or a system whose users may make namespaces"
        case ENOSPC: "user.max_net_namespaces or user.max_user_namespaces allows no more"
        default: nil
        }
    }

    private func set(_ what: String, _ result: Int32) throws(SystemError) {
        guard result == 0 else { throw SystemError(call: "set \(what) on lo") }
    }
}
