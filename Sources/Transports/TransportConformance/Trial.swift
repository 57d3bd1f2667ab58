internal import Glibc
internal import HostSystem
internal import Ranks
internal import TransferCore

/// One rank's part of a scene: its region, the exchanges that carry the scene out, and what the region has to hold.
///
/// Apart from its making, nothing here is collective.
final class Trial<Carrier: Transport> {
    let scene: Scene
    let memory: Carrier.Memory
    let exchanges: [Carrier.Exchange]
    let ranks: RankGroup
    let pattern: Pattern
    private let waitNanoseconds: Int
    /// What the region holds before the iteration moves anything; later with the sends overwritten.
    private(set) var image: [UInt8] = []
    private(set) var iteration = 0

    init(
        _ scene: Scene, memory: Carrier.Memory, exchanges: [Carrier.Exchange], ranks: RankGroup, pattern: Pattern,
        waitNanoseconds: Int
    ) {
        self.scene = scene
        self.memory = memory
        self.exchanges = exchanges
        self.ranks = ranks
        self.pattern = pattern
        self.waitNanoseconds = waitNanoseconds
    }

    /// Fills the whole region with what belongs to `iteration`.
    func fill(for iteration: Int) {
        self.iteration = iteration
        let bytes = pattern.bytes(rank: ranks.rank, iteration: iteration, count: scene.regionSize)
        memory.write(bytes.span.bytes, at: 0)
        image = bytes
    }

    /// Starts all exchanges, in order.
    func start() throws(TransferError) {
        for exchange in exchanges { try exchange.start() }
    }

    /// Completes all exchanges, in order.
    func finish() throws(TransferError) {
        for exchange in exchanges { try finish(exchange) }
    }

    /// Completes one exchange.
    func finish(_ exchange: Carrier.Exchange) throws(TransferError) {
        var waiter = waiter()
        try exchange.finish(&waiter)
    }

    /// A wait that ends early enough for the other ranks still to hear about it.
    func waiter() -> Waiter { ranks.waiter(timeoutNanoseconds: waitNanoseconds) }

    /// Overwrites every send layout, as its owner may once an iteration is complete.
    func spoilSends() {
        var kernel = Overwriting(layouts: scene.transfers.filter { $0.sender == ranks.rank }.flatMap(\.source.parts))
        memory.run(&kernel)
        // Taken out and put back: a span of it cannot be had while it lies in an object.
        var spoiled = image
        image = []
        var span = spoiled.mutableSpan
        var bytes = span.mutableBytes
        kernel.compute(on: &bytes)
        image = spoiled
    }

    /// Fails unless the region is as it was filled, sends that were overwritten aside.
    func checkUntouched(_ circumstance: String) throws(TransferError) {
        try compare(with: image, circumstance)
    }

    /// Fails unless every receive layout holds the iteration's bytes and everything else is as it was filled.
    func checkArrival() throws(TransferError) {
        var expected = image
        var origins: [Int: [UInt8]] = [:]
        for transfer in scene.transfers where transfer.receiver == ranks.rank {
            let origin =
                origins[transfer.sender]
                ?? pattern.bytes(rank: transfer.sender, iteration: iteration, count: scene.regionSize)
            origins[transfer.sender] = origin
            for run in PairedRuns(from: transfer.source, to: transfer.destination).runs {
                expected.replaceSubrange(
                    run.destination..<run.destination + run.count, with: origin[run.source..<run.source + run.count])
            }
        }
        try compare(with: expected, "after iteration \(iteration)")
    }

    private func compare(with expected: [UInt8], _ circumstance: String) throws(TransferError) {
        var found = [UInt8](repeating: 0, count: expected.count)
        var span = found.mutableSpan
        var bytes = span.mutableBytes
        memory.read(into: &bytes, at: 0)
        // Not `==`, which takes most of a debug build's time.
        guard memcmp(found, expected, expected.count) != 0,
            let offset = expected.indices.first(where: { found[$0] != expected[$0] })
        else { return }
        throw .broken(
            "\(circumstance), offset \(offset) (\(place(of: offset))) holds \(found[offset]) instead of "
                + "\(expected[offset])" + (origin(of: found, at: offset).map { ", \($0)" } ?? ""))
    }
}

/// Overwrites every byte of some layouts.
struct Overwriting: MemoryKernel {
    let layouts: [Layout]

    static var value: UInt8 { 0xA5 }

    mutating func compute(on bytes: inout MutableRawSpan) {
        bytes.withUnsafeMutableBytes { bytes in
            for layout in layouts {
                layout.forEachBlock { offset in
                    UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + layout.block])
                        .initializeMemory(as: UInt8.self, repeating: Self.value)
                }
            }
        }
    }
}

extension TransferError {
    /// A promise that a transport has not kept.
    static func broken(_ cause: String) -> TransferError {
        TransferError(.transport, during: "checking a transport", cause: cause)
    }
}
