public import Laws
public import TransferCore

/// Chooses between the way through host memory and the direct one, by law L37.
public struct PathPlanner: Hashable, Sendable {
    /// The staged path as a whole: a + S/B.
    public let staged: LinearStage
    /// The direct path: a + S/B.
    public let direct: LinearStage

    /// Paths that take so long.
    public init(staged: LinearStage, direct: LinearStage) { (self.staged, self.direct) = (staged, direct) }

    /// Where the direct path is the faster.
    public var verdict: StagedOrDirect.Verdict { law.verdict() }

    /// The faster path for `bytes`; the staged one where both take as long.
    public func path(for bytes: Int) -> TransferPath {
        law.prefersDirect(for: Double(bytes)) ? .direct : .staged
    }

    /// The law takes the stages one by one: what was measured of all of them together is one.
    private var law: StagedOrDirect { StagedOrDirect(staged: StagePipeline([staged]), direct: direct) }
}
