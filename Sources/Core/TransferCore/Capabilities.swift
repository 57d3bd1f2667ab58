/// What a transport can do, as data: what is listed works, everything else is refused with a reason.
public struct Capabilities: Hashable, Sendable {
    /// Kinds of memory that it allocates and moves.
    public let memoryKinds: [MemoryKind]
    /// Methods that it offers, the one it would choose itself first.
    public let methods: [Method]
    /// Which way its bytes go.
    public let path: TransferPath
    /// What one request can hold.
    public let limits: RequestLimits
    /// Requests that can be outstanding at once.
    public let depth: Int
    /// Whether a device packs by itself, which then is part of the phase `wire`, not the processor in phases of its own.
    public let packsOnDevice: Bool

    /// A transport's abilities; see the properties.
    public init(
        memoryKinds: [MemoryKind], methods: [Method], path: TransferPath, limits: RequestLimits = .none,
        depth: Int = .max, packsOnDevice: Bool = false
    ) {
        self.memoryKinds = memoryKinds
        self.methods = methods
        self.path = path
        self.limits = limits
        self.depth = depth
        self.packsOnDevice = packsOnDevice
    }

    /// Why `method` on `kind` cannot be had from this transport, or nothing where it can.
    ///
    /// - Parameter transport: the name to put in the reason.
    public func refusal(of method: Method, on kind: MemoryKind, by transport: String) -> String? {
        if !memoryKinds.contains(kind) {
            let offered = memoryKinds.map(\.rawValue).joined(separator: ", ")
            return "\(transport) does not move \(kind.rawValue) memory (it moves \(offered))"
        }
        if !methods.contains(method) {
            let offered = methods.map(\.rawValue).joined(separator: ", ")
            return "\(transport) has no method \(method.rawValue) (it has \(offered))"
        }
        return nil
    }
}

/// What one work request can hold.
public struct RequestLimits: Hashable, Sendable {
    /// Scatter-gather segments on one end; at least 1.
    public let segments: Int
    /// Bytes; at least 1.
    public let messageBytes: Int
    /// Where a request ends inside a contiguous piece, it does so at a multiple of this many wire bytes if it can; at
    /// least 1.
    public let alignment: Int

    /// Limits of one request.
    public init(segments: Int = .max, messageBytes: Int = .max, alignment: Int = 1) {
        precondition(segments >= 1 && messageBytes >= 1 && alignment >= 1, "a request holds at least one byte")
        self.segments = segments
        self.messageBytes = messageBytes
        self.alignment = alignment
    }

    /// No limit.
    public static let none = RequestLimits()
}
