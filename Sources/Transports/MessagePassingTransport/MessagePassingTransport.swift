public import HostMemory
public import HostSystem
internal import MessagePassing
public import Ranks
public import TransferCore

/// Plain message passing on host memory: what a user would reach for today, and the wire of staging transports.
public final class MessagePassingTransport: Transport {
    /// How its memory is made.
    public struct Settings: Sendable {
        /// Which pages it is made of.
        public var pages = Pages.standard
        /// Keeps the pages in memory where the lock limit allows it.
        public var locksPages = false

        /// Ordinary memory.
        public init() {}
    }

    /// Messages of one exchange, more than which a rank does not post.
    static let maximumMessages = 1 << 16

    private let ranks: RankGroup
    private let communicator: Communicator
    private let settings: Settings
    private var nextTag = 0

    /// A transport of its own communicator. Collective.
    ///
    /// - Throws: `.transport`.
    public init(_ ranks: RankGroup, settings: Settings = Settings()) throws(TransferError) {
        self.ranks = ranks
        self.settings = settings
        do { communicator = try ranks.communicator.duplicate() } catch {
            throw error.asTransferError(during: "starting the mpi transport")
        }
    }

    /// What it can do.
    public let capabilities = Capabilities(
        memoryKinds: [.host], methods: [.datatype, .pack, .fragment], path: .direct,
        limits: RequestLimits(messageBytes: Int(Int32.max)), depth: maximumMessages)

    /// Memory that it can move.
    public func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> HostMemory {
        guard kind == .host else {
            throw TransferError(
                .unsupported, during: "allocating \(size)", cause: "mpi does not move \(kind.rawValue) memory",
                advice: "use host-staged or p2p for it")
        }
        return try HostMemory(size: size, pages: settings.pages, locksPages: settings.locksPages)
    }

    /// Makes a plan ready. Collective.
    public func prepare(
        _ plan: ExchangePlan, method: Method, in memory: HostMemory
    ) throws(TransferError) -> MessagePassingExchange {
        let agreement = try PlanAgreement(plan, among: ranks, regionSize: memory.size)
        // Tags are spent exchange by exchange, so that messages of two exchanges in flight cannot meet.
        let firstTag = nextTag
        let exchange = try ranks.together { () throws(TransferError) in
            if let refusal = capabilities.refusal(of: method, on: .host, by: "mpi") {
                throw TransferError(.unsupported, during: "preparing an exchange", cause: refusal)
            }
            let builder = MessageListBuilder(agreement: agreement, memory: memory, firstTag: firstTag)
            return MessagePassingExchange(try builder.build(method, on: communicator), memory: memory)
        }
        nextTag += try ranks.maximum(of: [exchange.messageCount])[0]
        return exchange
    }
}
