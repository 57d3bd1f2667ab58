internal import CRDMACM
internal import Glibc
internal import Verbs

/// Where the library reports what became of the calls on its identifiers (`rdma_event_channel`). Each identifier here
/// has one of its own, so that whoever waits gets nobody else's events.
final class EventChannel {
    let pointer: UnsafeMutablePointer<rdma_event_channel>

    /// The C function is `rdma_create_event_channel`: null with errno.
    init() throws(VerbsError) {
        pointer = try nullWithErrno(
            "rdma_create_event_channel", "starting the connection manager",
            hint: { $0 == ENOENT || $0 == ENODEV ? "load the kernel module rdma_ucm" : nil },
            rdma_create_event_channel())
        // The library swallows some events, after which reading the next one would block beyond any deadline.
        try makeNonBlocking(pointer.pointee.fd, "starting the connection manager")
    }

    deinit { rdma_destroy_event_channel(pointer) }

    /// The next event, copied and acknowledged; nothing where none comes in time.
    ///
    /// The C functions are `poll` and `rdma_get_cm_event` (-1 with errno), and `rdma_ack_cm_event`, which refuses nothing
    /// but a null pointer.
    func next(within timeout: Duration, _ operation: String) throws(VerbsError) -> ConnectionEvent? {
        let deadline = ContinuousClock.now + timeout
        repeat {
            let remaining = max(.zero, ContinuousClock.now.duration(to: deadline))
            guard try waitUntilReadable(pointer.pointee.fd, for: remaining, operation) else { continue }
            var event: UnsafeMutablePointer<rdma_cm_event>?
            let code = rdma_get_cm_event(pointer, &event)
            if code != 0, errno == EAGAIN || errno == EINTR { continue }
            try minusOneWithErrno("rdma_get_cm_event", operation, code)
            guard let event else { continue }
            // Copied first: acknowledging frees it, and an identifier cannot be destroyed before.
            let copy = ConnectionEvent(event)
            mustSucceed("rdma_ack_cm_event", rdma_ack_cm_event(event))
            return copy
        } while ContinuousClock.now < deadline
        return nil
    }
}
