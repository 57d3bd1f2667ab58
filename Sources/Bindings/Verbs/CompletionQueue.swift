public import CIBVerbs

/// Where finished requests are reported (`ibv_cq`). Queue pairs hold it.
///
/// @unchecked because libibverbs allows its calls from any thread.
public final class CompletionQueue: @unchecked Sendable {
    @usableFromInline package let pointer: UnsafeMutablePointer<ibv_cq>
    /// Its device.
    public let context: Context
    /// Where it announces completions, if anywhere.
    public let channel: CompletionChannel?

    /// The C function is `ibv_create_cq`: null with errno.
    ///
    /// - Parameters:
    ///   - context: an open device.
    ///   - capacity: completions that it has to hold; the device may round up. A queue that runs over is lost with all
    ///     its queue pairs, so it must have room for every signalled request.
    ///   - channel: where it announces completions.
    ///   - vector: which of the device's interrupts announces them.
    /// - Throws: `.invalidArgument` where the device has no room for so many.
    public init(
        on context: Context, capacity: Int, channel: CompletionChannel? = nil, vector: Int = 0
    ) throws(VerbsError) {
        let operation = "making a completion queue of \(capacity) entries on \(context.device.name)"
        let most = context.attributes.maximumCompletionEntries
        guard (1...max(1, most)).contains(capacity) else {
            throw VerbsError(
                .invalidArgument, during: operation, cause: "the device allows 1 to \(most) entries",
                hint: "lower the depth or the number of queue pairs on one completion queue")
        }
        pointer = try nullWithErrno(
            "ibv_create_cq", operation,
            ibv_create_cq(context.pointer, Int32(capacity), nil, channel?.pointer, Int32(vector)))
        self.context = context
        self.channel = channel
    }

    deinit { mustSucceed("ibv_destroy_cq", ibv_destroy_cq(pointer)) }

    /// What a `DeviceEvent` calls it.
    public var handle: UInt32 { pointer.pointee.handle }

    /// Completions that it can hold.
    public var capacity: Int { Int(pointer.pointee.cqe) }

    /// Moves finished requests into `buffer`; never blocks, does not allocate.
    ///
    /// The C function is `ibv_poll_cq`: negative count.
    ///
    /// - Returns: how many there were, at most as many as fit.
    @inlinable
    public func poll(into buffer: borrowing CompletionBuffer) throws(VerbsError) -> Int {
        let count = ibv_poll_cq(pointer, Int32(truncatingIfNeeded: buffer.capacity), buffer.entries)
        if count >= 0 { return Int(count) }
        throw pollError(count)
    }

    @inline(never) @usableFromInline
    func pollError(_ count: Int32) -> VerbsError {
        VerbsError(function: "ibv_poll_cq", operation: "polling a completion queue", errno: abs(count))
    }

    /// Asks for one event on the channel when the next completion comes.
    ///
    /// The C function is `ibv_req_notify_cq`: positive errno.
    ///
    /// - Parameter solicitedOnly: only for a message that its sender marked as solicited, or a failure.
    public func requestNotification(solicitedOnly: Bool = false) throws(VerbsError) {
        precondition(channel != nil, "a completion queue without a channel announces nothing")
        try positiveErrno(
            "ibv_req_notify_cq", "asking for a completion event", ibv_req_notify_cq(pointer, solicitedOnly ? 1 : 0))
    }
}
