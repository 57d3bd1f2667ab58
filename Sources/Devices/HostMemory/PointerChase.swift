internal import HostSystem
public import TransferCore

/// Loads that depend on each other, in one or several chains beside each other: what a linked list costs a reader, and what
/// independent reads gain.
///
/// Every line of 64 bytes holds the place of the next one of its chain; the chains go through all of the memory in random
/// order, so that neither caches nor prefetching help where the memory is much larger than they are.
public final class PointerChase {
    private let memory: HostMemory
    private let heads: UnsafeMutablePointer<UnsafePointer<UInt>>
    /// Chains beside each other.
    public let chains: Int

    private static let lineSize = 64

    /// Chains through `bytes` of memory.
    ///
    /// - Parameters:
    ///   - bytes: at least a line of 64 bytes for each chain.
    ///   - chains: how many loads can be under way at a time.
    ///   - seed: decides the order.
    /// - Throws: `.resource` where the system has no such memory.
    public init(bytes: ByteCount, chains: Int, seed: UInt64) throws(TransferError) {
        precondition(chains > 0 && bytes.bytes / Self.lineSize >= chains, "a line for each chain")
        memory = try HostMemory(size: bytes, pages: .transparentHuge)
        self.chains = chains
        var generator = SeededGenerator(seed: seed)
        let lines = (0..<bytes.bytes / Self.lineSize).shuffled(using: &generator)
        heads = .allocate(capacity: chains)
        let base = memory.address
        for chain in 0..<chains {
            let own = lines[chain * lines.count / chains..<(chain + 1) * lines.count / chains]
            for (line, next) in zip(own, own.dropFirst() + own.prefix(1)) {
                let target = UInt(bitPattern: base + next * Self.lineSize)
                (base + line * Self.lineSize).storeBytes(of: target, as: UInt.self)
            }
            let first = UnsafePointer((base + own[own.startIndex] * Self.lineSize).assumingMemoryBound(to: UInt.self))
            (heads + chain).initialize(to: first)
        }
    }

    deinit { heads.deallocate() }

    /// Follows every chain so many steps further.
    public func run(steps: Int) {
        for _ in 0..<steps {
            for chain in 0..<chains {
                guard let next = UnsafePointer<UInt>(bitPattern: heads[chain].pointee) else { return }
                heads[chain] = next
            }
        }
    }
}
