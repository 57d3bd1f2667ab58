internal import CIBVerbs

/// Memory regions whose pages are not locked but paged in when the device touches them (`ibv_odp_caps`).
public struct OnDemandPaging: Hashable, Sendable {
    /// Operations that may touch such memory (`ibv_odp_transport_cap_bits`).
    public struct Operations: OptionSet, Hashable, Sendable {
        /// The bits as the library has them.
        public let rawValue: UInt32

        /// Operations by their bits.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Sending from it.
        public static let send = Operations(rawValue: IBV_ODP_SUPPORT_SEND.rawValue)
        /// Receiving into it.
        public static let receive = Operations(rawValue: IBV_ODP_SUPPORT_RECV.rawValue)
        /// Writes from and to it.
        public static let write = Operations(rawValue: IBV_ODP_SUPPORT_WRITE.rawValue)
        /// Reads from and to it.
        public static let read = Operations(rawValue: IBV_ODP_SUPPORT_READ.rawValue)
        /// Atomic operations on it.
        public static let atomic = Operations(rawValue: IBV_ODP_SUPPORT_ATOMIC.rawValue)
        /// Receiving into it from a shared receive queue.
        public static let sharedReceive = Operations(rawValue: IBV_ODP_SUPPORT_SRQ_RECV.rawValue)
    }

    /// Whether the device offers it at all.
    public let isOffered: Bool
    /// Whether one region can stand for the whole address space.
    public let isOfferedImplicitly: Bool
    /// What reliable connections may do with such memory.
    public let reliable: Operations
    /// What unreliable connections may do with it.
    public let unreliable: Operations

    init(_ capabilities: ibv_odp_caps) {
        isOffered = capabilities.general_caps & UInt64(IBV_ODP_SUPPORT.rawValue) != 0
        isOfferedImplicitly = capabilities.general_caps & UInt64(IBV_ODP_SUPPORT_IMPLICIT.rawValue) != 0
        reliable = Operations(rawValue: capabilities.per_transport_caps.rc_odp_caps)
        unreliable = Operations(rawValue: capabilities.per_transport_caps.uc_odp_caps)
    }
}
