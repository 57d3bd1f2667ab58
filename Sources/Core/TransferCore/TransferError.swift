/// Why moving bytes failed: the operation, the peer, the cause and what to do.
public struct TransferError: Error, Sendable {
    /// What kind of failure it is; codes can be added.
    public struct Code: Hashable, Sendable {
        private enum Value: Int {
            case invalidLayout = 1
            case invalidPlan, unsupported, resource, accessFault, peerLost, timeout, transport, interrupted
            case invalidSetting
        }

        private let value: Value

        private init(value: Value) { self.value = value }

        /// The code of a number that came from another rank, or nothing where there is no such code.
        public init?(number: Int) {
            guard let value = Value(rawValue: number) else { return nil }
            self.value = value
        }

        /// A positive number, for sending it to other ranks.
        public var number: Int { value.rawValue }

        /// A layout that describes no bytes, or bytes outside its region.
        public static let invalidLayout = Code(value: .invalidLayout)
        /// A plan that contradicts itself, or the far end's.
        public static let invalidPlan = Code(value: .invalidPlan)
        /// Something the transport does not offer.
        public static let unsupported = Code(value: .unsupported)
        /// The system refused memory, a mapping or another resource.
        public static let resource = Code(value: .resource)
        /// An access that the far memory did not grant.
        public static let accessFault = Code(value: .accessFault)
        /// A peer is dead.
        public static let peerLost = Code(value: .peerLost)
        /// A deadline passed.
        public static let timeout = Code(value: .timeout)
        /// The layer underneath reported an error.
        public static let transport = Code(value: .transport)
        /// The user asked to stop.
        public static let interrupted = Code(value: .interrupted)
        /// Something was asked for that this machine does not have: a device, a port, a depth.
        public static let invalidSetting = Code(value: .invalidSetting)
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was being done, as a participle: `mapping the peer's memory`.
    public let operation: String
    /// The rank at the far end, where there is one.
    public let peer: Int?
    /// What went wrong.
    public let cause: String
    /// What the reader can do about it, where that is known.
    public let advice: String?

    /// A failure during `operation`.
    public init(_ code: Code, during operation: String, peer: Int? = nil, cause: String, advice: String? = nil) {
        self.code = code
        self.operation = operation
        self.peer = peer
        self.cause = cause
        self.advice = advice
    }
}

extension TransferError: CustomStringConvertible {
    /// One line: `mapping the peer's memory with rank 1: permission denied; run the ranks as one user`.
    public var description: String {
        let partner = peer.map { " with rank \($0)" } ?? ""
        return "\(operation)\(partner): \(cause)" + (advice.map { "; \($0)" } ?? "")
    }
}
