public import DeviceModel
public import HostSystem
public import Ranks
public import TransferCore

/// Device to device on one host: each rank's copy engine writes into its peers' memory, through their IOMMUs.
///
/// The sender pushes. A receiver says by a flag of the sender's device that iteration n may land; the sender's engine waits for
/// it, copies, and sets a flag of the receiver's device.
public final class PeerToPeerTransport: Transport {
    /// How the device works.
    public struct Settings: Sendable {
        /// Whether the copy engine has a thread of its own, instead of running when its rank polls.
        public var engineHasThread = false
        /// Pages of device memory.
        public var pages = Pages.standard

        /// The defaults.
        public init() {}
    }

    /// Contiguous pieces that one exchange of a rank may have where each is a request of its own.
    static let mostFragments = 1 << 18
    private static let flags = 1 << 14
    private static let windows = 1 << 13

    let ranks: RankGroup
    let device: Device
    private let settings: Settings
    private let peers: [PeerDevice?]
    private var mapped: [DeviceMemoryHandle: WeakAttachment] = [:]

    /// Makes this rank's device and maps everybody else's. Collective.
    ///
    /// - Throws: `.unsupported` where the ranks run on several hosts.
    public init(_ ranks: RankGroup, settings: Settings = Settings()) throws(TransferError) {
        if let refusal = Self.refusal(hosts: ranks.hosts, names: ranks.hostNames) { throw refusal }
        let device = try ranks.together { () throws(TransferError) in
            try Device(rank: ranks.rank, ranks: ranks.size, flags: Self.flags, windows: Self.windows)
        }
        let handles = try ranks.allGather(words(of: device.handle)).map { value(of: $0, as: DeviceHandle.self) }
        peers = try ranks.together { () throws(TransferError) in
            var peers: [PeerDevice?] = []
            for (rank, handle) in handles.enumerated() {
                peers.append(rank == ranks.rank ? nil : try PeerDevice(mapping: handle))
            }
            return peers
        }
        // Agreeing was the last moment at which anybody might still have been mapping it.
        device.seal()
        self.ranks = ranks
        self.device = device
        self.settings = settings
        if settings.engineHasThread { try device.engine.startThread() }
    }

    deinit { device.engine.stopThread() }

    /// Why ranks on these hosts cannot reach each other's devices, or nothing where they can.
    ///
    /// - Parameters:
    ///   - hosts: the host of each rank, as a number.
    ///   - names: the name of each rank's host.
    public static func refusal(hosts: [Int], names: [String]) -> TransferError? {
        guard let other = hosts.indices.first(where: { hosts[$0] != hosts[0] }) else { return nil }
        return TransferError(
            .unsupported, during: "mapping the peers' devices", peer: other,
            cause:
                "p2p needs all ranks on one host, but rank 0 runs on \(names[0]) and rank \(other) on \(names[other])",
            advice: "use host-staged between hosts")
    }

    /// What it can do.
    public let capabilities = Capabilities(
        memoryKinds: [.device], methods: [.gather, .fragment, .pack], path: .direct, depth: mostFragments,
        packsOnDevice: true)

    /// Memory that it can move.
    public func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> DeviceMemory {
        guard kind == .device else {
            throw TransferError(
                .unsupported, during: "allocating \(size)", cause: "p2p does not move \(kind.rawValue) memory",
                advice: "use mpi for it")
        }
        return try device.allocate(size, pages: settings.pages)
    }

    /// Makes a plan ready. Collective.
    public func prepare(
        _ plan: ExchangePlan, method: Method, in memory: DeviceMemory
    ) throws(TransferError) -> PeerToPeerExchange {
        let agreement = try PlanAgreement(plan, among: ranks, regionSize: memory.size)
        if let refusal = capabilities.refusal(of: method, on: .device, by: "p2p") {
            throw TransferError(.unsupported, during: "preparing an exchange", cause: refusal)
        }
        let program = try ExchangeBuilder(self, agreement, method: method, region: memory).build()
        return try ranks.together { () throws(TransferError) in try PeerToPeerExchange(program, on: device) }
    }

    /// The device of another rank.
    func peerDevice(_ rank: Int) -> PeerDevice {
        guard let peer = peers[rank] else { preconditionFailure("rank \(rank) is this rank itself") }
        return peer
    }

    /// A peer's memory, mapped and known to the engine; shared by all exchanges that reach it.
    func attachment(of handle: DeviceMemoryHandle) throws(TransferError) -> Attachment {
        if let known = mapped[handle]?.attachment { return known }
        let memory = try PeerMemory(mapping: handle, of: peerDevice(handle.owner))
        let fresh = Attachment(slot: try device.engine.attach(memory), of: device.engine)
        mapped = mapped.filter { $0.value.attachment != nil }
        mapped[handle] = WeakAttachment(attachment: fresh)
        return fresh
    }
}

/// A memory in the engine's table, for as long as somebody needs it there.
final class Attachment {
    let slot: MemorySlot
    private let engine: CopyEngine

    init(slot: MemorySlot, of engine: CopyEngine) {
        self.slot = slot
        self.engine = engine
    }

    deinit { engine.detach(slot) }
}

private struct WeakAttachment {
    weak var attachment: Attachment?
}

/// A plain value as words, for trading between ranks of one host.
func words<Value: BitwiseCopyable>(of value: Value) -> [Int] {
    withUnsafeBytes(of: value) { bytes in bytes.map(Int.init) }
}

/// The value that `words(of:)` was given.
func value<Value: BitwiseCopyable>(of words: some Collection<Int>, as type: Value.Type) -> Value {
    let bytes = words.map { UInt8(truncatingIfNeeded: $0) }
    precondition(bytes.count == MemoryLayout<Value>.size, "a traded value has the size of its type")
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: type) }
}
