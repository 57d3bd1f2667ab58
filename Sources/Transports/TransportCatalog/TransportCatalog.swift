internal import HostStagedTransport
public import HostSystem
internal import MessagePassingTransport
internal import PeerToPeerTransport
public import Ranks
public import TransferCore
public import VerbsTransport

/// Every transport there is. The only place that names them all.
///
/// Makes each transport once, when it is first asked for, and keeps it.
public final class TransportCatalog {
    /// What transports are made with.
    public struct Settings: Hashable, Sendable {
        /// Bytes that staging transports stage at a time, 0 for whole transfers; their own default where not given.
        public var stagingChunk: ByteCount?
        /// Whether a device's copy engine has a thread of its own.
        public var engineHasThread = false
        /// How RDMA devices are used.
        public var verbs = VerbsTransport.Settings()
        /// Pages of all memory, host and device.
        public var pages = Pages.standard

        /// The defaults.
        public init() {}
    }

    private let ranks: RankGroup
    private let settings: Settings
    private var mpi: MessagePassingTransport?
    private var hostStaged: HostStagedTransport<MessagePassingTransport>?
    private var hostStagedVerbs: HostStagedTransport<VerbsTransport>?
    private var verbs: VerbsTransport?
    private var peerToPeer: PeerToPeerTransport?

    /// A catalogue for `ranks`. Makes nothing yet.
    public init(_ ranks: RankGroup, settings: Settings = Settings()) {
        self.ranks = ranks
        self.settings = settings
    }

    /// Lets `visitor` see the transport of that name. Collective where the transport is not made yet.
    ///
    /// - Throws: what the visitor throws; `.unsupported`, on every rank, where the transport cannot be had here.
    public func open<Visitor: TransportVisitor>(
        _ name: TransportName, for visitor: Visitor
    ) throws(TransferError) -> Visitor.Output {
        switch name {
        case .mpi: try visitor.visit(try mpiTransport())
        case .hostStaged: try visitor.visit(try hostStagedTransport())
        case .hostStagedVerbs: try visitor.visit(try hostStagedVerbsTransport())
        case .verbs: try visitor.visit(try verbsTransport())
        case .peerToPeer: try visitor.visit(try peerToPeerTransport())
        }
    }

    /// What the transport of that name can do. Collective where it is not made yet.
    public func capabilities(of name: TransportName) throws(TransferError) -> Capabilities {
        try open(name, for: CapabilitiesVisitor())
    }

    /// Somebody who looks at the counters of RDMA devices while a cell of that transport runs; nobody where no transport
    /// has opened one.
    public func watch(of name: TransportName) -> (any NetworkWatch)? {
        verbs?.watch(isCarrier: name == .verbs || name == .hostStagedVerbs)
    }

    /// What each rank uses of its host's RDMA devices; empty as long as no transport has opened one.
    public var devicesInUse: [VerbsTransport.DeviceInUse] { verbs?.devicesInUse ?? [] }

    private func mpiTransport() throws(TransferError) -> MessagePassingTransport {
        if let mpi { return mpi }
        var options = MessagePassingTransport.Settings()
        options.pages = settings.pages
        let made = try MessagePassingTransport(ranks, settings: options)
        mpi = made
        return made
    }

    private func hostStagedTransport() throws(TransferError) -> HostStagedTransport<MessagePassingTransport> {
        if let hostStaged { return hostStaged }
        var options = MessagePassingTransport.Settings()
        options.pages = settings.pages
        options.locksPages = true
        let made = try HostStagedTransport(
            ranks, over: try MessagePassingTransport(ranks, settings: options), settings: staging)
        hostStaged = made
        return made
    }

    /// Over the `verbs` transport of this catalogue: both use the same queue pairs.
    private func hostStagedVerbsTransport() throws(TransferError) -> HostStagedTransport<VerbsTransport> {
        if let hostStagedVerbs { return hostStagedVerbs }
        let made = try HostStagedTransport(ranks, over: try verbsTransport(), settings: staging)
        hostStagedVerbs = made
        return made
    }

    private var staging: StagingSettings {
        var staging = StagingSettings()
        if let chunk = settings.stagingChunk { staging.chunk = chunk }
        staging.pages = settings.pages
        return staging
    }

    private func verbsTransport() throws(TransferError) -> VerbsTransport {
        if let verbs { return verbs }
        var options = settings.verbs
        options.pages = settings.pages
        let made = try VerbsTransport(ranks, settings: options)
        verbs = made
        return made
    }

    private func peerToPeerTransport() throws(TransferError) -> PeerToPeerTransport {
        if let peerToPeer { return peerToPeer }
        var options = PeerToPeerTransport.Settings()
        options.pages = settings.pages
        options.engineHasThread = settings.engineHasThread
        let made = try PeerToPeerTransport(ranks, settings: options)
        peerToPeer = made
        return made
    }
}

private struct CapabilitiesVisitor: TransportVisitor {
    func visit<Carrier: Transport>(_ transport: Carrier) -> Capabilities { transport.capabilities }
}
