public import TransferCore

/// Over what the two ends of a connection learn each other's address.
public enum ConnectionMaker: String, CaseIterable, Sendable {
    /// MPI carries the addresses of the queue pairs.
    case mpi
    /// The RDMA connection manager (librdmacm) finds the peer by its IP address.
    case rdmacm
}

/// How transports over RDMA verbs use the network card. What nothing is said of is the transport's choice.
public struct VerbsSettings: Hashable, Sendable {
    /// How a request crosses; where nothing is said, chosen per transfer.
    public var operation: Operation?
    /// Names of RDMA devices, spread over the local ranks of each host; where nothing is said, all active ones.
    public var devices: [String]?
    /// The port of the device, from 1; where nothing is said, the first active one.
    public var port: Int?
    /// The index in the port's table of GIDs; where nothing is said, RoCE v2's, IPv4-mapped where there is one.
    public var gidIndex: Int?
    /// Payload of the largest packet: 256 bytes or a power of two up to 4096; where nothing is said, the port's.
    public var pathMTU: ByteCount?
    /// Queue pairs to each peer, 1 to 64.
    public var queuePairs: Int
    /// One request in so many asks for a completion, 1 to 16384.
    public var signalEvery: Int?
    /// Bytes up to which payload travels in the request itself; 0 is never; where nothing is said, the device's limit.
    public var inline: ByteCount?
    /// Requests that a send queue holds; at least `signalEvery`.
    public var queueDepth: Int?
    /// Over what queue pairs are connected.
    public var connection: ConnectionMaker
    /// The longest gap that travels along by method `coalesce`.
    public var coalesceGap: ByteCount?

    /// What is not given is as it is where the user says nothing.
    public init(
        operation: Operation? = nil, devices: [String]? = nil, port: Int? = nil, gidIndex: Int? = nil,
        pathMTU: ByteCount? = nil, queuePairs: Int = 1, signalEvery: Int? = nil, inline: ByteCount? = nil,
        queueDepth: Int? = nil, connection: ConnectionMaker = .mpi, coalesceGap: ByteCount? = nil
    ) {
        self.operation = operation
        self.devices = devices
        self.port = port
        self.gidIndex = gidIndex
        self.pathMTU = pathMTU
        self.queuePairs = queuePairs
        self.signalEvery = signalEvery
        self.inline = inline
        self.queueDepth = queueDepth
        self.connection = connection
        self.coalesceGap = coalesceGap
    }

    static var options: OptionGroup<VerbsSettings> {
        OptionGroup<VerbsSettings>(title: "Verbs", options: connecting + requesting)
    }

    /// What is connected.
    private static var connecting: [Option<VerbsSettings>] {
        [
            Option(
                "device", \.devices, .deviceNames,
                "RDMA devices, spread over the ranks of each host; all is every active one"),
            Option(
                "port", \.port, ValueKind<Int>.count(1...255).orNothing(),
                "port of the device; auto is the first active one"),
            Option(
                "gid-index", \.gidIndex, ValueKind<Int>.count(0...255).orNothing(),
                "index in the port's table of GIDs; auto is RoCE v2, IPv4-mapped where there is one"),
            Option(
                "path-mtu", \.pathMTU, ValueKind<ByteCount>.pathMTU.orNothing(),
                "bytes of payload in the largest packet; auto is the port's"),
            Option("queue-pairs", \.queuePairs, .count(1...64), "queue pairs to each peer"),
            Option(
                "connect", \.connection, .choice(),
                "over what queue pairs learn each other's address: MPI, or librdmacm by the peer's IP address"),
        ]
    }

    /// What is posted.
    private static var requesting: [Option<VerbsSettings>] {
        let size = ValueKind<ByteCount>.byteSize(ByteCount(0)...largestSize)
        return [
            Option(
                "operation", \.operation, ValueKind<Operation>.choice("operation").orNothing(),
                "how a request crosses: the sender sends or writes, or the receiver reads; auto is chosen per transfer"),
            Option(
                "queue-depth", \.queueDepth, ValueKind<Int>.count(1...65536).orNothing(),
                "requests that a send queue holds; auto is up to the transport"),
            Option(
                "signal-every", \.signalEvery, ValueKind<Int>.count(1...16384).orNothing(),
                "one request in so many asks for a completion; auto is up to the transport"),
            Option(
                "inline", \.inline,
                ValueKind<ByteCount>.byteSize(ByteCount(0)...ByteCount(64 << 10)).orNothing(),
                "bytes up to which payload travels in the request itself; 0 is never, auto the device's limit"),
            Option(
                "coalesce-gap", \.coalesceGap, size.orNothing(),
                "longest gap that travels along by method coalesce; auto is up to the transport"),
        ]
    }
}

extension VerbsSettings {
    /// Refuses what contradicts itself.
    func check() throws(Refusal) {
        // Room in the queue comes back with completions: without one, a full queue would stay full.
        if let queueDepth, let signalEvery, signalEvery > queueDepth {
            throw Refusal(
                "--signal-every \(signalEvery) exceeds --queue-depth \(queueDepth)",
                "give a --signal-every of at most \(queueDepth)")
        }
    }

    /// Refuses an operation that none of the listed methods can use.
    func check(methods: MethodSelection) throws(Refusal) {
        guard let operation, case .listed(let methods) = methods else { return }
        guard !methods.contains(where: { $0.operations.contains(operation) }) else { return }
        let able = Method.allCases.filter { $0.operations.contains(operation) }.map(\.rawValue)
        throw Refusal(
            "--method \(alternatives(methods.map(\.rawValue))) cannot \(operation.rawValue)",
            "with --operation \(operation.rawValue) give --method \(alternatives(able))")
    }
}

extension Method {
    /// The operations that can carry it.
    fileprivate var operations: [Operation] {
        switch self {
        case .pack, .gather, .fragment, .auto: Operation.allCases
        // A write would put the gaps into the destination: only its receiver can send them to a sink.
        case .coalesce: [.send, .read]
        // MPI alone has derived datatypes.
        case .datatype: []
        }
    }
}
