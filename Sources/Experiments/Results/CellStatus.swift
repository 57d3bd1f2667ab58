/// How a cell ended.
public enum CellStatus: Hashable, Sendable {
    /// It was measured.
    case ok
    /// It could not be run here, for the reason given.
    case skipped(String)
    /// It was run and went wrong: an error, or bytes that were not what they should be.
    case failed(String)
    /// Its evidence contradicts its label.
    case invalid(String)
    /// The user stopped it; its figures come from the samples until then.
    case interrupted

    /// The word in the `status` column.
    public var name: String {
        switch self {
        case .ok: "ok"
        case .skipped: "skipped"
        case .failed: "failed"
        case .invalid: "invalid"
        case .interrupted: "interrupted"
        }
    }

    /// The text in the `reason` column.
    public var reason: String? {
        switch self {
        case .ok, .interrupted: nil
        case .skipped(let reason), .failed(let reason), .invalid(let reason): reason
        }
    }

    /// Whether its figures may be shown: those of a cell that moved wrong bytes, or moved them another way than its
    /// label says, may not.
    public var hasFigures: Bool { self == .ok || self == .interrupted }
}
