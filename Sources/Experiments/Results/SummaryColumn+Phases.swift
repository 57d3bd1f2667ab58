import TransferCore

extension SummaryColumn {
    /// What each phase of an event took; empty where the phase does not occur.
    static let phases = TransferPhase.allCases.map { phase in
        SummaryColumn("phase_\(phase.columnName)_ns") { .number($0.phases[phase]) }
    }
}

extension TransferPhase {
    /// What the names of columns call it.
    fileprivate var columnName: String {
        switch self {
        case .pack: "pack"
        case .stageOut: "stage_out"
        case .post: "post"
        case .wire: "wire"
        case .stageIn: "stage_in"
        case .unpack: "unpack"
        }
    }
}
