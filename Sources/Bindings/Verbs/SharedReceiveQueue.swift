public import CIBVerbs

/// Receives that several queue pairs draw from (`ibv_srq`). They hold it.
///
/// @unchecked because libibverbs allows its calls from any thread.
public final class SharedReceiveQueue: @unchecked Sendable {
    @usableFromInline package let pointer: UnsafeMutablePointer<ibv_srq>
    /// The domain it belongs to.
    public let domain: ProtectionDomain
    /// What it can hold: `receiveDepth` and `receiveSegments`.
    public let limits: QueuePairLimits

    /// The C function is `ibv_create_srq`: null with errno.
    ///
    /// - Parameters:
    ///   - domain: what it belongs to.
    ///   - depth: receives outstanding at once.
    ///   - segments: segments of one receive.
    /// - Throws: `.unsupported` where the device has none.
    public init(in domain: ProtectionDomain, depth: Int, segments: Int = 1) throws(VerbsError) {
        let attributes = domain.context.attributes
        let operation = "making a shared receive queue of \(depth) entries on \(domain.context.device.name)"
        guard attributes.maximumSharedReceiveQueues > 0 else {
            throw VerbsError(.unsupported, during: operation, cause: "the device has no shared receive queues")
        }
        guard (1...attributes.maximumSharedReceiveDepth).contains(depth) else {
            throw VerbsError(
                .invalidArgument, during: operation,
                cause: "the device allows 1 to \(attributes.maximumSharedReceiveDepth) entries")
        }
        var initial = ibv_srq_init_attr()
        initial.attr.max_wr = UInt32(depth)
        initial.attr.max_sge = UInt32(segments)
        pointer = try nullWithErrno("ibv_create_srq", operation, ibv_create_srq(domain.pointer, &initial))
        self.domain = domain
        limits = QueuePairLimits(
            sendDepth: 0, receiveDepth: Int(initial.attr.max_wr), sendSegments: 0,
            receiveSegments: Int(initial.attr.max_sge))
    }

    deinit { mustSucceed("ibv_destroy_srq", ibv_destroy_srq(pointer)) }

    /// What a `DeviceEvent` calls it.
    public var handle: UInt32 { pointer.pointee.handle }

    /// Posts the receives in `range` of `list`.
    ///
    /// The C function is `ibv_post_srq_recv`: positive errno.
    ///
    /// - Returns: how many were posted; fewer than asked where the queue is full.
    @inlinable
    public func post(_ list: borrowing ReceiveRequestList, _ range: Range<Int>) throws(VerbsError) -> Int {
        try list.post(range, "ibv_post_srq_recv") { ibv_post_srq_recv(pointer, $0, $1) }
    }
}
