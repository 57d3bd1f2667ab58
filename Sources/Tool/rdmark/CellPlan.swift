import CommandLineKit
import Planning
import Results
import TransferCore
import TransportCatalog
import Workloads

/// One row to come: a transport, a method and a kind of memory, and why it cannot be run where that is known.
struct CellPlan {
    let transport: String
    let method: Method
    /// What `auto` came to, where the transport does not choose by itself.
    var chosen: Method?
    let memory: MemoryKind
    let refusal: String?

    /// The rows of an experiment that moves `traffic`, in the order of the command line. Collective.
    ///
    /// - Parameter costs: what the methods of a transport were measured to cost, by its name.
    static func all(
        for selection: Selection, moving traffic: Traffic, in catalog: TransportCatalog, by costs: [String: MethodCosts]
    ) throws(TransferError) -> [CellPlan] {
        var plans: [CellPlan] = []
        for name in selection.transports {
            guard let transport = TransportName(rawValue: name) else { continue }
            do throws(TransferError) {
                let capabilities = try catalog.capabilities(of: transport)
                let memory = selection.memory ?? capabilities.memoryKinds[0]
                let chosen =
                    capabilities.methods.contains(.auto)
                    ? nil
                    : costs[name]?.cheapest(
                        of: capabilities.methods, transfers: traffic.transferCount, pieces: traffic.pieceCount,
                        bytes: traffic.bytesPerIteration)
                for method in methods(of: capabilities, selection.methods) {
                    let choice = method == .auto ? chosen : nil
                    plans.append(
                        CellPlan(
                            transport: name, method: method, chosen: choice, memory: memory,
                            refusal: capabilities.refusal(of: choice ?? method, on: memory, by: name)))
                }
            } catch {
                guard error.code == .unsupported else { throw error }
                // What it would have offered is not known here.
                let methods: [Method] = if case .listed(let listed) = selection.methods { listed } else { [.auto] }
                for method in methods {
                    plans.append(
                        CellPlan(
                            transport: name, method: method, memory: selection.memory ?? .device,
                            refusal: error.description))
                }
            }
        }
        return plans
    }

    private static func methods(of capabilities: Capabilities, _ selection: MethodSelection) -> [Method] {
        switch selection {
        case .preferred: [capabilities.methods[0]]
        case .all: capabilities.methods
        case .listed(let methods): methods
        }
    }

    /// The columns that say what this row is about.
    func identity(of work: some Experiment, ranks: Int) -> CellIdentity {
        CellIdentity(
            workload: work.workload, transport: transport, method: method, memory: memory, ranks: ranks,
            sizeBytes: work.sizeBytes, blockBytes: work.traffic.shortestPiece, blocks: work.traffic.pieceCount,
            options: work.options.map { "\($0.name)=\($0.value)" }.joined(separator: ";"))
    }
}
