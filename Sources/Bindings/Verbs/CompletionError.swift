/// A request that was posted and failed.
public struct CompletionError: Error, Hashable, Sendable {
    /// Where the fault lies.
    public enum Class: String, Sendable {
        /// In what this process posted.
        case localBug = "local error"
        /// In something that ran out on the peer.
        case resource = "resource"
        /// In what the peer's memory or queue pair does not grant.
        case remoteAccess = "remote access"
        /// In the network or a device.
        case transport = "transport"
        /// In a peer that does not answer.
        case timeout = "timeout"
        /// In an earlier request of the same queue pair.
        case flushed = "flushed"
    }

    /// The request that failed.
    public let requestID: WorkRequestID
    /// How it ended.
    public let status: CompletionStatus
    /// The vendor's own code.
    public let vendorError: UInt32
    /// The number of the queue pair that it was posted to.
    public let queuePairNumber: UInt32

    /// A failed request.
    public init(requestID: WorkRequestID, status: CompletionStatus, vendorError: UInt32, queuePairNumber: UInt32) {
        self.requestID = requestID
        self.status = status
        self.vendorError = vendorError
        self.queuePairNumber = queuePairNumber
    }

    /// Where the fault lies.
    public var failure: Class { status.failure }

    /// What the reader can do about it, where that is known.
    public var hint: String? { status.hint }
}

extension CompletionError: CustomStringConvertible {
    /// One line: `remote access error (vendor code 0x88) on queue pair 17; check the remote key, …`.
    public var description: String {
        "\(status) (vendor code 0x\(String(vendorError, radix: 16))) on queue pair \(queuePairNumber)"
            + (hint.map { "; \($0)" } ?? "")
    }
}
