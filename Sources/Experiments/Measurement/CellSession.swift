public import Ranks
public import TransferCore

/// A cell that is ready to run, whatever its workload and transport are.
///
/// Holds closures and no protocol value: a closure made where the run's type is known keeps every call inside direct.
public struct CellSession {
    /// Runs one block. Collective.
    public let runBlock: (BlockRequest) throws(TransferError) -> BlockOutcome
    /// What this rank counted so far.
    public let evidence: () -> Evidence
    /// What a reader of the figures should know and no counter says.
    public let remarks: () -> [String]
    /// Facts that the results have a column for.
    public let particulars: () -> [Particular]
    /// Events in an iteration: a sample's time is divided by them.
    public let eventsPerIteration: Int
    /// Samples at the head of a block that are not steady yet.
    public let unsteadySamples: Int
    /// How long a block should last at least, so that starting it does not weigh.
    public let blockNanoseconds: Int
    /// Figures of the workload's own, by name with unit, from the mean time of an event of the samples that count.
    /// Collective.
    public let figures: (_ meanNanoseconds: Double) throws(TransferError) -> [(name: String, value: Double)]
    /// Times the phases of a block, from what reading the clock costs, where iterations tell of them. Collective.
    var timePhases: PhaseTiming?

    typealias PhaseTiming =
        (_ request: BlockRequest, _ readingNanoseconds: Double) throws(TransferError) -> PhaseOutcome

    /// A session of a workload that runs its blocks itself.
    public init(
        eventsPerIteration: Int = 1, unsteadySamples: Int, blockNanoseconds: Int,
        runBlock: @escaping (BlockRequest) throws(TransferError) -> BlockOutcome,
        evidence: @escaping () -> Evidence,
        remarks: @escaping () -> [String], particulars: @escaping () -> [Particular] = { [] },
        figures: @escaping (_ meanNanoseconds: Double) throws(TransferError) -> [(name: String, value: Double)]
    ) {
        self.eventsPerIteration = eventsPerIteration
        self.unsteadySamples = unsteadySamples
        self.blockNanoseconds = blockNanoseconds
        self.runBlock = runBlock
        self.evidence = evidence
        self.remarks = remarks
        self.particulars = particulars
        self.figures = figures
    }

    /// A session of `run`, timed by `SampleLoop`.
    ///
    /// - Parameter figures: figures of the workload's own, by name with unit, where it has some. Collective.
    public init<Run: MeasuredRun>(
        _ run: Run, among ranks: RankGroup,
        figures: (() throws(TransferError) -> [(name: String, value: Double)])? = nil
    ) {
        var events = 1
        if case .initiator(let count) = run.timing { events = count }
        self.init(
            eventsPerIteration: events,
            // The first iteration after stamping finds the caches full of stamps.
            unsteadySamples: 1, blockNanoseconds: 15_000_000,
            runBlock: { (request) throws(TransferError) in try SampleLoop.run(run, request, among: ranks) },
            evidence: { run.evidence }, remarks: { run.remarks },
            particulars: { run.particulars },
            figures: { (_) throws(TransferError) in try figures?() ?? [] })
    }

    /// A session of `run`, timed by `SampleLoop`, and its phases by `PhaseLoop`.
    ///
    /// - Parameter figures: figures of the workload's own, by name with unit, where it has some. Collective.
    public init<Run: PhasedRun>(
        phasesOf run: Run, among ranks: RankGroup,
        figures: (() throws(TransferError) -> [(name: String, value: Double)])? = nil
    ) {
        self.init(run, among: ranks, figures: figures)
        let head = unsteadySamples
        timePhases = { (request, reading) throws(TransferError) in
            try PhaseLoop.run(run, request, skipping: head, readingNanoseconds: reading, among: ranks)
        }
    }
}
