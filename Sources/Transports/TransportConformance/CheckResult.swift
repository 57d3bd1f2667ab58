internal import TransferCore

/// What came of one check; the same on every rank.
public struct CheckResult: Sendable {
    /// How it ended.
    public enum Outcome: Hashable, Sendable {
        /// The transport keeps this promise.
        case passed
        /// It does not; which rank saw what, and what was expected.
        case failed(String)
        /// The check says nothing here, and why.
        case skipped(String)
    }

    /// The transport by its name.
    public let transport: String
    /// What was checked, in a few words.
    public let check: String
    /// How it ended.
    public let outcome: Outcome

    /// A result.
    public init(transport: String, check: String, outcome: Outcome) {
        self.transport = transport
        self.check = check
        self.outcome = outcome
    }

    /// Whether the transport broke a promise.
    public var isFailure: Bool {
        if case .failed = outcome { return true }
        return false
    }
}

extension CheckResult: CustomStringConvertible {
    /// One line: `p2p: strided transfers (gather, device): passed`.
    public var description: String {
        switch outcome {
        case .passed: "\(transport): \(check): passed"
        case .failed(let explanation): "\(transport): \(check): failed: \(explanation)"
        case .skipped(let reason): "\(transport): \(check): skipped: \(reason)"
        }
    }
}

/// One of the ways in which a transport moves bytes.
struct Way: CustomStringConvertible {
    let method: Method
    let kind: MemoryKind

    var description: String { "\(method.rawValue), \(kind.rawValue)" }
}
