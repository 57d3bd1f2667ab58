public import CIBVerbs

/// A queue pair that has a port and takes receives, but has no peer yet (`ibv_qp`, in state INIT). Connecting it uses it
/// up and gives a `ConnectedQueuePair`.
public struct UnconnectedQueuePair: ~Copyable {
    @usableFromInline package let core: QueuePairCore
    /// What it promises.
    public let kind: QueuePairKind
    /// The port that it uses.
    public let port: Port
    /// The port's address that it uses.
    public let gid: GIDEntry
    /// The number of the first packet that it will send.
    public let packetSequenceNumber: UInt32

    /// Makes a queue pair and moves it to INIT.
    ///
    /// The C functions are `ibv_create_qp` (null with errno) and `ibv_modify_qp` (positive errno).
    ///
    /// - Parameters:
    ///   - domain: what it belongs to.
    ///   - kind: what it promises.
    ///   - port: the port that it uses.
    ///   - gid: the port's address that it uses.
    ///   - sendCompletions: where the ends of send requests are reported.
    ///   - receiveCompletions: where the ends of receives are reported.
    ///   - sharedReceives: where receives come from, instead of a queue of its own.
    ///   - limits: how much it has to hold.
    ///   - access: what peers may do through it; also limited by each region.
    ///   - packetSequenceNumber: the number of its first packet; random unless given.
    /// - Throws: `.invalidArgument` with the device's limit where more is asked.
    public init(
        in domain: ProtectionDomain, _ kind: QueuePairKind = .reliable, on port: Port, gid: GIDEntry,
        sendCompletions: CompletionQueue, receiveCompletions: CompletionQueue,
        sharedReceives: SharedReceiveQueue? = nil, limits: QueuePairLimits, access: AccessFlags = .remote,
        packetSequenceNumber: UInt32 = .random(in: 0..<1 << 24)
    ) throws(VerbsError) {
        let core = try QueuePairCore(
            in: domain, kind, sendCompletions: sendCompletions, receiveCompletions: receiveCompletions,
            sharedReceives: sharedReceives, limits: limits)
        var attributes = ibv_qp_attr()
        attributes.qp_state = IBV_QPS_INIT
        attributes.port_num = UInt8(port.number)
        // A device refuses reads and atomic operations on an unreliable connection already here.
        let granted = kind == .reliable ? access : access.subtracting([.remoteRead, .remoteAtomic])
        attributes.qp_access_flags = granted.intersection(.remote).rawValue
        try core.modify(
            &attributes, [IBV_QP_STATE, IBV_QP_PKEY_INDEX, IBV_QP_PORT, IBV_QP_ACCESS_FLAGS], "initializing")
        self.core = core
        self.kind = kind
        self.port = port
        self.gid = gid
        self.packetSequenceNumber = packetSequenceNumber
    }

    /// Its number (`qp_num`).
    public var number: UInt32 { core.number }
    /// What was granted, which may be more than was asked.
    public var limits: QueuePairLimits { core.limits }

    /// What the peer has to know.
    public var address: QueuePairAddress {
        QueuePairAddress(
            gid: gid.gid, localIdentifier: port.localIdentifier, queuePairNumber: number,
            packetSequenceNumber: packetSequenceNumber)
    }

    /// Posts the receives in `range` of `list`, which may wait for the connection.
    ///
    /// The C function is `ibv_post_recv`: positive errno.
    ///
    /// - Returns: how many were posted; fewer than asked where the queue is full.
    @inlinable
    public borrowing func post(_ list: borrowing ReceiveRequestList, _ range: Range<Int>) throws(VerbsError) -> Int {
        let pointer = core.pointer
        return try list.post(range, "ibv_post_recv") { ibv_post_recv(pointer, $0, $1) }
    }
}

/// The bits of `ibv_qp_attr_mask` combine.
extension ibv_qp_attr_mask: @retroactive OptionSet {}
