public import DeviceModel
public import HostMemory
public import HostSystem
public import Ranks
public import TransferCore

/// Staging through host memory over any wire: device to bounce buffer, wire, bounce buffer to device.
///
/// The same code stages over messages and over verbs, so that the two ways of a network, staged and direct, are
/// compared by naming two transports.
public final class HostStagedTransport<Wire: Transport>: Transport where Wire.Memory: HostAddressable {
    private let ranks: RankGroup
    private let wire: Wire
    private let device: Device
    private let settings: StagingSettings

    /// A staging transport over `wire`, which should lock the pages of what it allocates. Collective.
    public init(_ ranks: RankGroup, over wire: Wire, settings: StagingSettings = StagingSettings())
        throws(TransferError)
    {
        self.ranks = ranks
        self.wire = wire
        self.settings = settings
        // Nobody else reaches this device: no windows, no signals.
        device = try Device(rank: ranks.rank, ranks: ranks.size, flags: 1, windows: 1)
        device.seal()
    }

    /// What it can do.
    public let capabilities = Capabilities(memoryKinds: [.device], methods: [.pack], path: .staged)

    /// Memory that it can move.
    public func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> DeviceMemory {
        guard kind == .device else {
            throw TransferError(
                .unsupported, during: "allocating \(size)",
                cause: "host-staged moves device memory, and \(kind.rawValue) memory needs no staging",
                advice: "use its wire directly")
        }
        return try device.allocate(size, pages: settings.pages)
    }

    /// Makes a plan ready. Collective.
    public func prepare(
        _ plan: ExchangePlan, method: Method, in memory: DeviceMemory
    ) throws(TransferError) -> HostStagedExchange<Wire.Exchange> {
        let agreement = try PlanAgreement(plan, among: ranks, regionSize: memory.size)
        if let refusal = capabilities.refusal(of: method, on: .device, by: "host-staged") {
            throw TransferError(.unsupported, during: "preparing an exchange", cause: refusal)
        }
        let longest = try ranks.maximum(of: [agreement.sends.map(\.source.byteCount).max() ?? 0])[0]
        let schedule = StagingSchedule(agreement: agreement, longestTransfer: longest, settings: settings)
        let bounce = try ranks.together { () throws(TransferError) in
            try wire.allocate(ByteCount(max(1, schedule.bounceSize)), in: .host)
        }
        var rounds: [Wire.Exchange] = []
        for round in 0..<schedule.roundCount {
            let plan = try schedule.wirePlan(of: round)
            rounds.append(try wire.prepare(plan, method: .pack, in: bounce))
        }
        let remark = bounce.lockRefusal.map { ["the bounce buffers are not page-locked: \($0)"] } ?? []
        return HostStagedExchange(
            schedule, rounds: rounds, memory: memory, bounceAddress: bounce.address, bounce: bounce, remarks: remark)
    }
}

/// How a staging transport cuts and places what it stages.
public struct StagingSettings: Sendable {
    /// Bytes of a transfer that are staged at a time; 0 stages the whole transfer before the wire begins.
    ///
    /// The default was measured on a two-core host: small enough that a chunk is still in the cache when the wire reads it,
    /// large enough that a message's fixed cost does not weigh.
    public var chunk = ByteCount(512 << 10)
    /// Chunks of a transfer that can be under way at once.
    public var depth = 4
    /// Pages of device memory.
    public var pages = Pages.standard

    /// The defaults.
    public init() {}
}
