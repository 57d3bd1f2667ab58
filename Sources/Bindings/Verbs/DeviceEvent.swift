internal import CIBVerbs

/// Something that happened to a device, and that no request of this process ends with (`ibv_async_event`).
public struct DeviceEvent: Hashable, Sendable {
    /// What happened (`ibv_event_type`).
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The number as the library has it.
        public let rawValue: UInt32

        /// A kind by its number.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        private init(_ type: ibv_event_type) { rawValue = type.rawValue }

        /// A completion queue ran over; it is lost with its queue pairs.
        public static let completionQueueError = Kind(IBV_EVENT_CQ_ERR)
        /// A queue pair failed in a way that no completion can tell.
        public static let queuePairFatal = Kind(IBV_EVENT_QP_FATAL)
        /// A peer sent a request that this end's queue pair does not take.
        public static let queuePairRequestError = Kind(IBV_EVENT_QP_REQ_ERR)
        /// A peer asked for memory that this end does not grant.
        public static let queuePairAccessError = Kind(IBV_EVENT_QP_ACCESS_ERR)
        /// A packet came before the connection was complete.
        public static let communicationEstablished = Kind(IBV_EVENT_COMM_EST)
        /// The device failed.
        public static let deviceFatal = Kind(IBV_EVENT_DEVICE_FATAL)
        /// A port came up.
        public static let portActive = Kind(IBV_EVENT_PORT_ACTIVE)
        /// A port went down.
        public static let portError = Kind(IBV_EVENT_PORT_ERR)
        /// A port's GID table changed.
        public static let gidChange = Kind(IBV_EVENT_GID_CHANGE)
        /// A shared receive queue failed.
        public static let sharedReceiveQueueError = Kind(IBV_EVENT_SRQ_ERR)
    }

    /// What it happened to.
    public enum Subject: Hashable, Sendable {
        /// All of it.
        case device
        /// The port with this number.
        case port(Int)
        /// The queue pair with this number.
        case queuePair(UInt32)
        /// The completion queue with this `handle`.
        case completionQueue(UInt32)
        /// The shared receive queue with this `handle`.
        case sharedReceiveQueue(UInt32)
    }

    /// What happened.
    public let kind: Kind
    /// What it happened to.
    public let subject: Subject

    /// Reads the object behind `event`, which is alive until the event is acknowledged.
    init(_ event: ibv_async_event) {
        kind = Kind(rawValue: event.event_type.rawValue)
        subject =
            switch event.event_type {
            case IBV_EVENT_CQ_ERR: .completionQueue(event.element.cq.pointee.handle)
            case IBV_EVENT_QP_FATAL, IBV_EVENT_QP_REQ_ERR, IBV_EVENT_QP_ACCESS_ERR, IBV_EVENT_COMM_EST,
                IBV_EVENT_SQ_DRAINED, IBV_EVENT_PATH_MIG, IBV_EVENT_PATH_MIG_ERR, IBV_EVENT_QP_LAST_WQE_REACHED:
                .queuePair(event.element.qp.pointee.qp_num)
            case IBV_EVENT_SRQ_ERR, IBV_EVENT_SRQ_LIMIT_REACHED:
                .sharedReceiveQueue(event.element.srq.pointee.handle)
            case IBV_EVENT_PORT_ACTIVE, IBV_EVENT_PORT_ERR, IBV_EVENT_LID_CHANGE, IBV_EVENT_PKEY_CHANGE,
                IBV_EVENT_SM_CHANGE, IBV_EVENT_CLIENT_REREGISTER, IBV_EVENT_GID_CHANGE:
                .port(Int(event.element.port_num))
            default: .device
            }
    }
}

extension DeviceEvent.Kind: CustomStringConvertible {
    /// The library's words. The C function is `ibv_event_type_str`.
    public var description: String { String(cString: ibv_event_type_str(ibv_event_type(rawValue: rawValue))) }
}

extension DeviceEvent: CustomStringConvertible {
    /// `port error on port 1`.
    public var description: String {
        switch subject {
        case .device: "\(kind)"
        case .port(let number): "\(kind) on port \(number)"
        case .queuePair(let number): "\(kind) on queue pair \(number)"
        case .completionQueue(let handle): "\(kind) on completion queue \(handle)"
        case .sharedReceiveQueue(let handle): "\(kind) on shared receive queue \(handle)"
        }
    }
}
