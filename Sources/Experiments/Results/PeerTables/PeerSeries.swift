import Statistics
import TransferCore

/// The sizes of one probe over one transport: what other tools measure in one run.
struct PeerSeries {
    /// Which of the two probes.
    enum Probe: String {
        case latency, bandwidth
    }

    let probe: Probe
    /// Cells in the order of their sizes, without figures that their status forbids.
    let cells: [CellResult]
    private let commit: String?

    /// The series in `results`, in the order in which each first appears.
    static func all(in results: [CellResult], commit: String?) -> [PeerSeries] {
        var keys: [CellIdentity] = []
        var cells: [CellIdentity: [CellResult]] = [:]
        for result in results where Probe(rawValue: result.identity.workload) != nil {
            let key = result.identity.withoutSize
            if cells[key] == nil { keys.append(key) }
            cells[key, default: []].append(result.quotable)
        }
        return keys.compactMap { key in
            guard let probe = Probe(rawValue: key.workload), let own = cells[key] else { return nil }
            return PeerSeries(
                probe: probe, cells: own.sorted { $0.identity.sizeBytes < $1.identity.sizeBytes }, commit: commit)
        }
    }

    /// Who measured what: `rdmark abc1234, transport p2p, method gather, memory device, window=16`.
    var provenance: String {
        guard let identity = cells.first?.identity else { return "" }
        let options = identity.options.split(separator: ";").joined(separator: " ")
        return [
            commit.map { "rdmark \($0)" } ?? "rdmark", "transport \(identity.transport)",
            "method \(identity.method.rawValue)", "memory \(identity.memory.rawValue)", options,
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Whether both ranks send at once.
    var isBidirectional: Bool {
        cells.first?.identity.options.split(separator: ";").contains("bidirectional=true") ?? false
    }

    /// Cells that have figures.
    var measured: [CellResult] { cells.filter { $0.summary != nil } }

    /// What else to know of single sizes: those that have no figures, and why; those that were stopped.
    var remarks: [String] {
        cells.compactMap { cell in
            let size = "\(cell.identity.sizeBytes) bytes: "
            if cell.status == .interrupted { return size + "interrupted after \(cell.summary?.count ?? 0) samples" }
            if let reason = cell.status.reason { return size + "\(cell.status.name): \(reason)" }
            return cell.summary == nil ? size + "no valid sample" : nil
        }
    }
}

extension CellIdentity {
    /// What the cells of a series share.
    fileprivate var withoutSize: CellIdentity {
        CellIdentity(
            workload: workload, transport: transport, method: method, memory: memory, ranks: ranks, sizeBytes: 0,
            blockBytes: 0, blocks: 0, options: options)
    }
}
