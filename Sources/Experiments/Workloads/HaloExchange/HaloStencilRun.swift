public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// A halo exchange with the stencil that needs it, as a solver's time step has them.
public final class HaloStencilRun<Carrier: Transport>: PhasedRun {
    private let geometry: HaloGeometry
    private let overlaps: Bool
    private let rank: Int
    private let memory: Carrier.Memory
    private let exchange: Carrier.Exchange
    private var stencil: HaloStencil
    /// What one sample is.
    public let timing = SampleTiming.collective

    /// Allocates and prepares. Collective.
    ///
    /// - Parameter overlaps: whether the cells that need no ghosts are computed while the exchange is under way.
    public init(
        _ geometry: HaloGeometry, overlaps: Bool, over transport: Carrier, method: Method, memory kind: MemoryKind,
        among ranks: RankGroup
    ) throws(TransferError) {
        self.geometry = geometry
        self.overlaps = overlaps
        rank = ranks.rank
        (memory, stencil) = try ranks.together { () throws(TransferError) in
            let stencil: HaloStencil
            do { stencil = try HaloStencil(geometry, rank: ranks.rank) } catch {
                throw TransferError(.unsupported, during: "making a stencil", cause: "\(error)")
            }
            return (try transport.allocate(geometry.regionSize(rank: ranks.rank), in: kind), stencil)
        }
        exchange = try transport.prepare(try geometry.plan(rank: ranks.rank), method: method, in: memory)
    }

    /// Writes this rank's part of an iteration.
    public func stamp(iteration: Int) { geometry.stamp(memory, rank: rank, iteration: iteration) }

    /// One iteration.
    public func iterate<Marks: PhaseMarks>(
        _ waiter: inout Waiter, marking marks: inout Marks
    ) throws(TransferError) {
        try exchange.start(marking: &marks)
        if overlaps {
            marks.leave()
            stencil.part = .inner
            memory.run(&stencil)
            try exchange.finish(&waiter, marking: &marks)
            stencil.part = .shell
        } else {
            try exchange.finish(&waiter, marking: &marks)
            stencil.part = .whole
        }
        marks.leave()
        memory.run(&stencil)
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? {
        let report = geometry.verify(memory, rank: rank, iteration: iteration)
        return report.isCorrect ? nil : "rank \(rank): \(report)"
    }

    /// What was counted so far.
    public var evidence: Evidence { exchange.evidence }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { exchange.remarks }
    /// Facts that the results have a column for.
    public var particulars: [Particular] { exchange.particulars }
}
