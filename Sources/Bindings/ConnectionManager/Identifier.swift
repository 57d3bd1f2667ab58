internal import CIBVerbs
internal import CRDMACM
internal import Verbs

/// The library's handle of one connection or listener (`rdma_cm_id`), with an event channel of its own.
final class Identifier {
    let pointer: UnsafeMutablePointer<rdma_cm_id>
    private let channel: EventChannel

    /// The C function is `rdma_create_id`: -1 with errno.
    init() throws(VerbsError) {
        let channel = try EventChannel()
        var made: UnsafeMutablePointer<rdma_cm_id>?
        let code = rdma_create_id(channel.pointer, &made, nil, RDMA_PS_TCP)
        try minusOneWithErrno("rdma_create_id", "making a connection identifier", code)
        guard let made else { fatalError("rdma_create_id succeeded without an identifier") }
        pointer = made
        self.channel = channel
    }

    /// Takes over an identifier that came with a request and moves it to a channel of its own; where that fails it is
    /// destroyed.
    ///
    /// The C function is `rdma_migrate_id`: -1 with errno.
    init(adopting pointer: UnsafeMutablePointer<rdma_cm_id>) throws(VerbsError) {
        do {
            let channel = try EventChannel()
            try minusOneWithErrno(
                "rdma_migrate_id", "taking a connection request", rdma_migrate_id(pointer, channel.pointer))
            self.pointer = pointer
            self.channel = channel
        } catch {
            mustSucceed("rdma_destroy_id", rdma_destroy_id(pointer))
            throw error
        }
    }

    deinit { mustSucceed("rdma_destroy_id", rdma_destroy_id(pointer)) }

    /// The device that the identifier is bound to.
    var deviceName: String {
        guard let context = pointer.pointee.verbs else { fatalError("the identifier is bound to no device") }
        return String(cString: ibv_get_device_name(context.pointee.device))
    }

    /// The port of that device, from 1.
    var portNumber: Int { Int(pointer.pointee.port_num) }

    /// The next event, or nothing where none comes in time.
    func next(within timeout: Duration, _ operation: String) throws(VerbsError) -> ConnectionEvent? {
        try channel.next(within: timeout, operation)
    }

    /// Waits for an event of `kind`.
    ///
    /// - Throws: `.timedOut`, or what another event means.
    func expect(
        _ kind: rdma_cm_event_type, within timeout: Duration, _ operation: String
    ) throws(VerbsError) -> ConnectionEvent {
        guard let event = try next(within: timeout, operation) else {
            throw VerbsError(.timedOut, during: operation, cause: "nothing came within \(timeout)")
        }
        guard event.kind == kind else { throw event.failure(of: operation) }
        return event
    }

    /// Refuses a queue pair that is not on the device and port which lead to the peer, and options beyond the device.
    func check(
        _ queuePair: borrowing UnconnectedQueuePair, _ options: ConnectionOptions, _ operation: String
    ) throws(VerbsError) {
        try options.check(against: queuePair.port.context.attributes, operation)
        let (name, number) = (queuePair.port.context.device.name, queuePair.port.number)
        guard name == deviceName, number == portNumber else {
            throw VerbsError(
                .invalidArgument, during: operation,
                cause: "the queue pair is on port \(number) of \(name)",
                hint: "port \(portNumber) of \(deviceName) leads to the peer")
        }
    }

    /// What a queue pair has to be changed to on its way to `state`.
    ///
    /// The C function is `rdma_init_qp_attr`: -1 with errno.
    func attributes(for state: ibv_qp_state) throws(VerbsError) -> (attributes: ibv_qp_attr, mask: ibv_qp_attr_mask) {
        var attributes = ibv_qp_attr()
        attributes.qp_state = state
        var mask: Int32 = 0
        try minusOneWithErrno(
            "rdma_init_qp_attr", "preparing a queue pair", rdma_init_qp_attr(pointer, &attributes, &mask))
        return (attributes, ibv_qp_attr_mask(rawValue: UInt32(mask)))
    }
}
