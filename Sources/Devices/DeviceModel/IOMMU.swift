import HostSystem
public import TransferCore

/// Decides what other ranks may do to a device's memory: they reach the windows mapped for them and nothing else.
///
/// Belongs to the thread that owns the device.
public final class IOMMU {
    /// A window that was mapped.
    public struct Window: Hashable, Sendable {
        fileprivate let index: Int
        fileprivate let generation: UInt64
    }

    private let segment: SharedSegment
    private let layout: ControlLayout
    private let table: WindowTable
    private var free: [Int]

    init(segment: SharedSegment, layout: ControlLayout) {
        self.segment = segment
        self.layout = layout
        table = layout.windowTable(in: segment.base)
        free = Array((0..<layout.windows).reversed())
    }

    /// Lets `accessor` do `permission` to the bytes `offsets` of `memory`.
    ///
    /// An access has to lie in one window; adjacent windows do not add up.
    ///
    /// - Throws: `.resource` where the table is full.
    public func map(
        _ offsets: Range<Int>, of memory: DeviceMemory, for accessor: Int, _ permission: Permission
    ) throws(TransferError) -> Window {
        precondition(0 <= offsets.lowerBound && offsets.upperBound <= memory.size.bytes, "a window outside the memory")
        precondition((0..<layout.ranks).contains(accessor), "there is no rank \(accessor)")
        guard let index = free.popLast() else {
            throw TransferError(
                .resource, during: "mapping a window", peer: accessor,
                cause: "all \(table.capacity) windows of the IOMMU are in use",
                advice: "map fewer and larger windows")
        }
        let base = memory.address
        let addresses = base + UInt64(offsets.lowerBound)..<base + UInt64(offsets.upperBound)
        let generation = table.open(index, addresses: addresses, permission: permission, accessor: accessor)
        return Window(index: index, generation: generation)
    }

    /// Takes a window back: no access through it succeeds any more, and those in flight have ended on return.
    ///
    /// - Parameter deadline: how long to wait for accesses in flight.
    /// - Throws: `.timeout` where they have not ended by then, because their rank hangs or died within one.
    public func unmap(_ window: Window, deadline: Duration = .seconds(10)) throws(TransferError) {
        let state = table.state(window.index)
        precondition(state.loadRelaxed() == window.generation, "the window is unmapped already")
        let accessor = table.accessor(window.index)
        // Sequential, like the engine's mark and its look at the generation: it sees this, or this sees its mark.
        state.storeSequentially(window.generation + 1)
        try awaitEndOfBatch(of: accessor, deadline: deadline)
        free.append(window.index)
    }

    private func awaitEndOfBatch(of accessor: Int, deadline: Duration) throws(TransferError) {
        let mark = layout.mark(of: accessor, in: segment.base)
        let seen = mark.loadSequentially()
        guard seen & 1 == 1 else { return }
        let clock = ContinuousClock()
        let end = clock.now + deadline
        // A later batch has seen that the window is gone: only the one that was running counts.
        while mark.load() == seen {
            guard clock.now < end else {
                throw TransferError(
                    .timeout, during: "unmapping a window", peer: accessor,
                    cause: "an access through it has not ended after \(deadline)")
            }
            WorkerThread.yield()
        }
    }
}
