internal import CIBVerbs

/// Something for the send queue to do, in words (`ibv_send_wr`); `SendRequestList` holds what the device reads.
public struct SendRequest: Hashable, Sendable {
    /// What to do (`ibv_wr_opcode`).
    public enum Operation: Hashable, Sendable {
        /// A message into the peer's next receive.
        case send
        /// The same, with a value that the receive's completion carries.
        case sendWithImmediate(UInt32)
        /// Bytes into the peer's memory.
        case write(to: RemoteLocation)
        /// The same, then a value that uses up one of the peer's receives.
        case writeWithImmediate(UInt32, to: RemoteLocation)
        /// Bytes out of the peer's memory.
        case read(from: RemoteLocation)
        /// Replaces the peer's eight bytes if they are `expected`; the segment gets what they were.
        case compareAndSwap(expected: UInt64, desired: UInt64, at: RemoteLocation)
        /// Adds to the peer's eight bytes; the segment gets what they were.
        case fetchAndAdd(UInt64, at: RemoteLocation)
    }

    /// What the request is called.
    public var id: WorkRequestID
    /// What to do.
    public var operation: Operation
    /// The bytes of this host, in the order of the wire.
    public var segments: [Segment]
    /// How.
    public var flags: SendFlags

    /// A request; see the properties.
    public init(_ id: WorkRequestID, _ operation: Operation, segments: [Segment], flags: SendFlags = []) {
        self.id = id
        self.operation = operation
        self.segments = segments
        self.flags = flags
    }

    /// Bytes that cross.
    public var byteCount: Int { segments.reduce(0) { $0 + Int($1.size) } }

    /// Fills `request`, apart from its place in a chain and its segments.
    func write(to request: UnsafeMutablePointer<ibv_send_wr>) {
        request.initialize(to: ibv_send_wr())
        request.pointee.wr_id = id.rawValue
        request.pointee.send_flags = flags.rawValue
        switch operation {
        case .send: request.pointee.opcode = IBV_WR_SEND
        case .sendWithImmediate(let value):
            request.pointee.opcode = IBV_WR_SEND_WITH_IMM
            cibv_set_immediate(request, value)
        case .write(let location):
            request.pointee.opcode = IBV_WR_RDMA_WRITE
            cibv_set_remote(request, location.address, location.key)
        case .writeWithImmediate(let value, let location):
            request.pointee.opcode = IBV_WR_RDMA_WRITE_WITH_IMM
            cibv_set_remote(request, location.address, location.key)
            cibv_set_immediate(request, value)
        case .read(let location):
            request.pointee.opcode = IBV_WR_RDMA_READ
            cibv_set_remote(request, location.address, location.key)
        case .compareAndSwap(let expected, let desired, let location):
            request.pointee.opcode = IBV_WR_ATOMIC_CMP_AND_SWP
            cibv_set_atomic(request, location.address, location.key, expected, desired)
        case .fetchAndAdd(let value, let location):
            request.pointee.opcode = IBV_WR_ATOMIC_FETCH_AND_ADD
            cibv_set_atomic(request, location.address, location.key, value, 0)
        }
    }
}
