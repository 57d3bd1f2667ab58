package import CIBVerbs
internal import Glibc

/// Where completion queues announce that something came, for waiting without polling (`ibv_comp_channel`).
///
/// @unchecked because libibverbs allows its calls from any thread.
public final class CompletionChannel: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<ibv_comp_channel>
    private let context: Context

    /// The C function is `ibv_create_comp_channel`: null with errno.
    public init(on context: Context) throws(VerbsError) {
        pointer = try nullWithErrno(
            "ibv_create_comp_channel", "making a completion channel on \(context.device.name)",
            ibv_create_comp_channel(context.pointer))
        self.context = context
        try makeNonBlocking(descriptor, "making a completion channel on \(context.device.name)")
    }

    deinit { mustSucceed("ibv_destroy_comp_channel", ibv_destroy_comp_channel(pointer)) }

    /// The descriptor that becomes readable with an event, for `poll(2)` together with others.
    public var descriptor: Int32 { pointer.pointee.fd }

    /// Waits for an event and acknowledges it.
    ///
    /// Ask each queue for a notification (`CompletionQueue.requestNotification`), poll it once more, because what came
    /// before the request is not announced, and only then wait.
    ///
    /// The C functions are `poll` and `ibv_get_cq_event` (both -1 with errno) and `ibv_ack_cq_events`.
    ///
    /// - Parameter timeout: how long; rounded up to milliseconds.
    /// - Returns: whether there was an event; a signal or the end of the timeout is none.
    public func wait(for timeout: Duration) throws(VerbsError) -> Bool {
        guard try waitUntilReadable(descriptor, for: timeout, "waiting for a completion") else { return false }
        var queue: UnsafeMutablePointer<ibv_cq>?
        var tag: UnsafeMutableRawPointer?
        let code = ibv_get_cq_event(pointer, &queue, &tag)
        // Another thread took it.
        if code != 0, errno == EAGAIN || errno == EINTR { return false }
        try minusOneWithErrno("ibv_get_cq_event", "waiting for a completion", code)
        ibv_ack_cq_events(queue, 1)
        return true
    }
}
