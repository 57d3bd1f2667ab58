import Ranks
import TransferCore

/// A transport of one rank that copies from its region to its region, and breaks one promise if it is told to.
///
/// It shows that the conformance suite accepts what keeps the contract and notices what does not.
final class LoopbackTransport: Transport {
    let flaw: Flaw?
    let capabilities: Capabilities
    private let ranks: RankGroup
    private var exchanges: [WeakExchange] = []
    /// Set when an exchange is given up in mid-iteration.
    var isStalled = false

    init(_ ranks: RankGroup, flaw: Flaw? = nil) {
        self.ranks = ranks
        self.flaw = flaw
        let isStaged = flaw == .hidesStaging
        capabilities = Capabilities(
            memoryKinds: [.host], methods: [.gather, .pack, .fragment], path: isStaged ? .staged : .direct)
    }

    func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> LoopbackMemory {
        guard kind == .host || flaw == .offersEveryMemory else {
            throw TransferError(.unsupported, during: "allocating", cause: "there is no \(kind.rawValue) memory here")
        }
        return LoopbackMemory(size: size, fill: flaw == .leavesMemoryDirty ? 1 : 0)
    }

    func prepare(
        _ plan: ExchangePlan, method: Method, in memory: LoopbackMemory
    ) throws(TransferError) -> LoopbackExchange {
        if flaw == .refusesAdvertisedMethod, method == .fragment {
            throw TransferError(.unsupported, during: "preparing", cause: "not today")
        }
        if flaw != .offersEveryMethod, let refusal = capabilities.refusal(of: method, on: .host, by: "loopback") {
            throw TransferError(.unsupported, during: "preparing", cause: refusal)
        }
        var transfers: [PlanAgreement.Transfer] = []
        do throws(TransferError) {
            transfers = try PlanAgreement(plan, among: ranks, regionSize: memory.size).sends
        } catch {
            if flaw == .refusesPlansForTheWrongReason {
                throw TransferError(.resource, during: error.operation, cause: error.cause)
            }
            if flaw != .acceptsEveryPlan { throw error }
        }
        let exchange = LoopbackExchange(transfers, method: method, memory: memory, transport: self)
        exchanges.append(WeakExchange(exchange: exchange))
        return exchange
    }

    /// The exchanges that somebody still holds.
    var living: [LoopbackExchange] { exchanges.compactMap(\.exchange) }
}

private struct WeakExchange {
    weak var exchange: LoopbackExchange?
}

/// Plain memory of a `LoopbackTransport`.
final class LoopbackMemory: TransferMemory {
    let size: ByteCount
    let kind = MemoryKind.host
    let bytes: UnsafeMutableRawBufferPointer

    init(size: ByteCount, fill: UInt8) {
        self.size = size
        bytes = .allocate(byteCount: size.bytes, alignment: 8)
        bytes.initializeMemory(as: UInt8.self, repeating: fill)
    }

    deinit { bytes.deallocate() }

    func write(_ source: RawSpan, at offset: Int) {
        source.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]).copyMemory(from: $0) }
    }

    func read(into destination: inout MutableRawSpan, at offset: Int) {
        destination.withUnsafeMutableBytes { target in
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + target.count]))
        }
    }

    func run<Kernel: MemoryKernel>(_ kernel: inout Kernel) {
        var span = MutableRawSpan(_unsafeBytes: bytes)
        kernel.compute(on: &span)
    }
}
