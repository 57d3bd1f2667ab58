internal import CIBVerbs

/// Who may do what with registered memory, or through a queue pair (`ibv_access_flags`). Reading by this host's own
/// device is always allowed.
public struct AccessFlags: OptionSet, Hashable, Sendable {
    /// The bits as the library has them.
    public let rawValue: UInt32

    /// Flags by their bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Writing by this host's own device: receives, and what reads and atomic operations bring.
    public static let localWrite = AccessFlags(rawValue: IBV_ACCESS_LOCAL_WRITE.rawValue)
    /// Writes by a peer; needs `.localWrite` too.
    public static let remoteWrite = AccessFlags(rawValue: IBV_ACCESS_REMOTE_WRITE.rawValue)
    /// Reads by a peer.
    public static let remoteRead = AccessFlags(rawValue: IBV_ACCESS_REMOTE_READ.rawValue)
    /// Atomic operations by a peer; needs `.localWrite` too.
    public static let remoteAtomic = AccessFlags(rawValue: IBV_ACCESS_REMOTE_ATOMIC.rawValue)
    /// Pages are not locked but fetched when the device touches them; see `OnDemandPaging`.
    public static let onDemand = AccessFlags(rawValue: IBV_ACCESS_ON_DEMAND.rawValue)
    /// The memory consists of huge pages.
    public static let hugePages = AccessFlags(rawValue: IBV_ACCESS_HUGETLB.rawValue)
    /// The device may reorder its own writes; ignored where it cannot.
    public static let relaxedOrdering = AccessFlags(rawValue: IBV_ACCESS_RELAXED_ORDERING.rawValue)

    /// Those that say what peers may do.
    public static let remote: AccessFlags = [.remoteWrite, .remoteRead, .remoteAtomic]

    /// Whether it grants a peer something that needs `.localWrite` without granting that.
    var lacksLocalWrite: Bool { !isDisjoint(with: [.remoteWrite, .remoteAtomic]) && !contains(.localWrite) }
}
