import Statistics

/// What the launches of one command say together, cell by cell.
public struct LaunchesSummary: Sendable {
    /// What a launch says of a cell.
    private enum Outcome {
        case medians([Double])
        case nothing(because: String)
    }

    /// The manifests of the launches so far, with their folders, in the order of time.
    public private(set) var launches: [(path: String, manifest: RunManifest)] = []
    private var outcomes: [CellIdentity: [Int: Outcome]] = [:]
    /// The cells in the order of their first appearance.
    private var identities: [CellIdentity] = []

    /// No launch yet.
    public init() {}

    /// Adds the next launch. Its samples are not kept.
    public mutating func add(_ run: StoredRun) {
        launches.append((run.path, run.manifest))
        for cell in run.cells {
            if outcomes[cell.identity] == nil { identities.append(cell.identity) }
            outcomes[cell.identity, default: [:]][launches.count] = Self.outcome(of: cell)
        }
    }

    /// The cells of all launches.
    public var cells: [LaunchedCell] { identities.map(cell) }

    private func cell(_ identity: CellIdentity) -> LaunchedCell {
        var medians: [Double] = []
        var reasons: [(text: String, launches: [Int])] = []
        func add(_ text: String, of number: Int) {
            if let index = reasons.firstIndex(where: { $0.text == text }) {
                reasons[index].launches.append(number)
            } else {
                reasons.append((text, [number]))
            }
        }
        for (number, launch) in zip(1..., launches) {
            switch outcomes[identity]?[number] {
            case .medians(let own): medians += own
            case .nothing(let reason): add(reason, of: number)
            case nil: add("no row where run.json says \(launch.manifest.status.rawValue)", of: number)
            }
        }
        return LaunchedCell(
            identity: identity, medians: LaunchMedians(medians),
            reason: reasons.isEmpty ? nil : reasons.map(described).joined(separator: "; "))
    }

    /// The reason alone where it is that of every launch.
    private func described(_ reason: (text: String, launches: [Int])) -> String {
        if reason.launches.count == launches.count { return reason.text }
        let numbers = reason.launches.map(String.init).joined(separator: ", ")
        return "\(reason.launches.count == 1 ? "launch" : "launches") \(numbers): \(reason.text)"
    }

    /// A cell that was interrupted stopped at a moment of the user's choosing: what it has is its launch's, and not here.
    private static func outcome(of cell: StoredCell) -> Outcome {
        guard cell.status == .ok else {
            return .nothing(because: cell.status.name + (cell.status.reason.map { ": \($0)" } ?? ""))
        }
        let medians = cell.launches.filter { !$0.isEmpty }.map { Quantile.median.estimate(sorted: $0.sorted()) }
        return medians.isEmpty ? .nothing(because: "no samples") : .medians(medians)
    }
}
