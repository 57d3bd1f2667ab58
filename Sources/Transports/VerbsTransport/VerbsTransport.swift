internal import DeviceModel
internal import HostMemory
internal import HostSystem
internal import Planning
public import Ranks
public import TransferCore
internal import Verbs

/// RDMA: each rank's network card reads and writes registered memory, its own and its peers', of the host and of the
/// accelerator.
///
/// A passive end grants each iteration by a notice; the active end posts one list of requests, whose last one tells the
/// passive end that the iteration has happened.
public final class VerbsTransport: Transport {
    private let ranks: RankGroup
    private let settings: Settings
    private let fabric: Fabric
    private let connector: Connector
    private let limits: RequestLimits
    private let accelerator: DeviceModel.Device
    private let pathMTU: Int
    /// The ports of this host in use, where this rank is the first of its host; else none.
    private let watchedPorts: [(device: Verbs.Device, port: Int)]
    /// What each rank uses, by rank.
    public let devicesInUse: [DeviceInUse]
    /// What is in use: device, port, address, path MTU, inline bytes.
    public let summary: String

    /// Opens this rank's device. Collective.
    ///
    /// - Throws: `.unsupported` where a rank's host has no RDMA device, `.invalidSetting` for settings that a device
    ///   cannot have, `.resource`, `.transport`; on every rank.
    public init(_ ranks: RankGroup, settings: Settings = Settings()) throws(TransferError) {
        let place = ranks.hosts[..<ranks.rank].count { $0 == ranks.hosts[ranks.rank] }
        let waitsForEvents = ranks.waitPolicy == .event
        let endpoint = try ranks.together { () throws(TransferError) in
            try Endpoint(try DeviceChoice(settings, place: place), settings, waitsForEvents: waitsForEvents)
        }
        let agreement = try Agreement(endpoint, settings, among: ranks)
        var options = ConnectionOptions(pathMTU: agreement.pathMTU)
        options.initiatedReads = agreement.reads
        options.answeredReads = agreement.reads
        self.ranks = ranks
        self.settings = settings
        limits = agreement.limits
        connector = Connector(
            way: settings.connection, options: options,
            deadline: .nanoseconds(ranks.waiter().timeoutNanoseconds))
        fabric = Fabric(endpoint, ranks: ranks.size)
        // Nobody reaches this accelerator but through the card: no windows, no signals.
        accelerator = try ranks.together { () throws(TransferError) in
            try DeviceModel.Device(rank: ranks.rank, ranks: ranks.size, flags: 1, windows: 1)
        }
        accelerator.seal()
        pathMTU = agreement.pathMTU.bytes
        let own = DeviceInUse(endpoint, pathMTU: agreement.pathMTU.bytes)
        let all = try ranks.allGather(own.line).map { DeviceInUse(line: $0) ?? own }
        devicesInUse = all
        watchedPorts = try ranks.together { () throws(TransferError) in
            try Self.ports(of: ranks.rank, all, hosts: ranks.hosts)
        }
        summary =
            "\(endpoint.choice.description), path MTU \(agreement.pathMTU.bytes), depth \(endpoint.limits.sendDepth), "
            + "\(endpoint.limits.inlineBytes) B inline"
        if let events = endpoint.events { ranks.sleep(until: events) }
    }

    deinit { fabric.close() }

    /// Somebody who looks at the counters of the ports in use, for one cell.
    ///
    /// - Parameter isCarrier: whether the cell says that its bytes go over this transport.
    public func watch(isCarrier: Bool) -> any NetworkWatch {
        PortWatch(watchedPorts, fabric, pathMTU: pathMTU, isCarrier: isCarrier, among: ranks)
    }

    private static func ports(
        of rank: Int, _ inUse: [DeviceInUse], hosts: [Int]
    ) throws(TransferError) -> [(device: Verbs.Device, port: Int)] {
        guard hosts.firstIndex(of: hosts[rank]) == rank else { return [] }
        var seen: Set<String> = []
        var ports: [(device: Verbs.Device, port: Int)] = []
        do throws(VerbsError) {
            for (use, host) in zip(inUse, hosts) where host == hosts[rank] {
                guard seen.insert("\(use.device) \(use.port)").inserted else { continue }
                ports.append((try Verbs.Device.named(use.device), use.port))
            }
        } catch {
            throw error.asTransferError(during: nil)
        }
        return ports
    }

    /// What it can do.
    public var capabilities: Capabilities {
        let methods: [Method] =
            settings.operation == .write
            ? [.auto, .gather, .pack, .fragment] : [.auto, .gather, .pack, .fragment, .coalesce]
        return Capabilities(
            memoryKinds: [.device, .host], methods: methods, path: .direct, limits: limits,
            depth: fabric.endpoint.limits.sendDepth)
    }

    /// Memory that it can move, registered.
    public func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> VerbsMemory {
        let domain = fabric.endpoint.domain
        return switch kind {
        case .host:
            try VerbsMemory(try HostMemory(size: size, pages: settings.pages), pages: settings.pages, in: domain)
        case .device:
            try VerbsMemory(try accelerator.allocate(size, pages: settings.pages), pages: settings.pages, in: domain)
        }
    }

    /// Makes a plan ready. Collective.
    public func prepare(
        _ plan: ExchangePlan, method: Method, in memory: VerbsMemory
    ) throws(TransferError) -> VerbsExchange {
        try fabric.settle(ranks)
        let agreement = try PlanAgreement(plan, among: ranks, regionSize: memory.size)
        fabric.clearAttic()
        if let refusal = capabilities.refusal(of: method, on: memory.kind, by: "verbs") {
            throw TransferError(.unsupported, during: "preparing an exchange", cause: refusal)
        }
        let planner = WayPlanner(
            method: method, operation: settings.operation, limits: limits,
            gap: min(settings.coalescedGap ?? CostFigures.assumed.coalescedGap, Endpoint.sinkSize),
            measured: settings.measuredCosts)
        let builder = ExchangeBuilder(
            fabric: fabric, connector: connector, ranks: ranks, planner: planner, queuePairs: settings.queuePairs,
            agreement: agreement, region: memory)
        let resources = try builder.build { (size) throws(TransferError) in try allocate(size, in: memory.kind) }
        return VerbsExchange(
            resources, on: fabric, registrations: resources.bounce.memory == nil ? 1 : 2,
            remarks: [summary],
            particulars: devicesInUse[ranks.rank].particulars + resources.particulars + memory.particulars)
    }
}
