internal import CRDMACM
internal import Verbs

/// Something that happened to an identifier (`rdma_cm_event`), as a value.
struct ConnectionEvent {
    /// What happened.
    let kind: rdma_cm_event_type
    /// Why: a negative error number, or the reason of a rejection.
    let status: Int32
    /// What the peer sent along; padded with zeros to what the network carries.
    let privateData: [UInt8]
    /// The identifier that it happened to: for a request a new one, which belongs to whoever takes the event.
    let identifier: UnsafeMutablePointer<rdma_cm_id>

    init(_ event: UnsafeMutablePointer<rdma_cm_event>) {
        kind = event.pointee.event
        status = event.pointee.status
        identifier = event.pointee.id
        let parameters = crdma_connection(event).pointee
        privateData = Array(
            UnsafeRawBufferPointer(start: parameters.private_data, count: Int(parameters.private_data_len)))
    }

    /// The event as the failure of `operation`, which hoped for another one.
    func failure(of operation: String) -> VerbsError {
        switch kind {
        case RDMA_CM_EVENT_ADDR_ERROR:
            error(.notFound, operation, "no RDMA device leads to that address", "check the address and its route")
        case RDMA_CM_EVENT_ROUTE_ERROR:
            error(
                .unreachable, operation, "no route to that address",
                "soft-RoCE has none over the loopback interface: give another interface an address")
        case RDMA_CM_EVENT_UNREACHABLE:
            error(.unreachable, operation, "the peer does not answer", "check that it runs and that the link is up")
        case RDMA_CM_EVENT_REJECTED: rejection(operation)
        case RDMA_CM_EVENT_DISCONNECTED: error(.disconnected, operation, "the peer disconnected", nil)
        case RDMA_CM_EVENT_DEVICE_REMOVAL: error(.disconnected, operation, "the device was removed", nil)
        default: error(.other, operation, "the connection manager reports \(name)", nil)
        }
    }

    /// The library's name of the event. The C function is `rdma_event_str`.
    var name: String { String(cString: rdma_event_str(kind)) }

    /// Reasons are those of the InfiniBand specification, volume 1, 12.6.7.2: 8 says that no service has that number, 28
    /// that the application refused.
    private func rejection(_ operation: String) -> VerbsError {
        switch status {
        case 8: error(.refused, operation, "nobody listens on that port", "start the peer first, or check the port")
        case 28: error(.refused, operation, "the peer refused" + (words.map { ": \($0)" } ?? ""), nil)
        default: error(.refused, operation, "the peer's connection manager refused, reason \(status)", nil)
        }
    }

    /// The private data, where it is printable text in ASCII.
    private var words: String? {
        let text = privateData.prefix { $0 != 0 }
        guard !text.isEmpty, text.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    private func error(_ code: VerbsError.Code, _ operation: String, _ cause: String, _ hint: String?) -> VerbsError {
        let reason = status < 0 ? " (\(errorText(-status)))" : ""
        return VerbsError(code, during: operation, function: "rdma_get_cm_event", cause: cause + reason, hint: hint)
    }
}
