public import Statistics

/// What several launches say of one cell.
public struct LaunchedCell: Hashable, Sendable {
    /// What was run.
    public let identity: CellIdentity
    /// The medians of the launches that have measured it to the end; nothing where none has.
    public let medians: LaunchMedians?
    /// Why launches are not among them, each with its number; nothing where all are.
    public let reason: String?
}
