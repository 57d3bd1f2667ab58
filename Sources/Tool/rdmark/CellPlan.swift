import CommandLineKit
import Planning
import Results
import TransferCore
import TransportCatalog
import Workloads

/// One row to come: a transport, a method and a kind of memory, and why it cannot be run where that is known.
struct CellPlan {
    /// As it was asked for: a transport's name, or `auto`.
    let transport: String
    /// The transport that carries it, which is another only for `auto`.
    let carrier: TransportName
    let method: Method
    /// What `auto` came to, where the transport does not choose by itself.
    var chosen: Method?
    let memory: MemoryKind
    let refusal: String?

    /// What was chosen for whoever asked for `auto`, in words.
    var choices: [String] {
        [transport == carrier.rawValue ? nil : carrier.rawValue, chosen?.rawValue].compactMap { choice in
            choice.map { "auto chose \($0)" }
        }
    }

    /// The rows of an experiment, in the order of the command line. Collective.
    ///
    /// - Parameters:
    ///   - costs: what the methods of a transport were measured to cost, by its name.
    ///   - paths: what transport `auto` is one of.
    static func all(
        for selection: Selection, of work: some Experiment, in catalog: TransportCatalog,
        by costs: [String: MethodCosts], _ paths: MeasuredPaths?
    ) throws(TransferError) -> [CellPlan] {
        var plans: [CellPlan] = []
        for name in selection.transports {
            var selection = selection
            var carrier = name
            if name == Selection.automaticTransport, let paths {
                let path = paths.path(for: work.sizeBytes)
                carrier = path.transport
                selection.memory = paths.memory
                if selection.methods == .preferred { selection.methods = .listed([path.method]) }
            }
            guard let transport = TransportName(rawValue: carrier) else {
                throw TransferError(
                    .invalidSetting, during: "choosing a path", cause: "this rdmark has no transport \(carrier)",
                    advice: "measure the paths anew with rdmark paths, and give that paths.json to --paths")
            }
            plans += try rows(called: name, over: transport, selection, moving: work.traffic, in: catalog, by: costs)
        }
        return plans
    }

    private static func rows(
        called name: String, over carrier: TransportName, _ selection: Selection, moving traffic: Traffic,
        in catalog: TransportCatalog, by costs: [String: MethodCosts]
    ) throws(TransferError) -> [CellPlan] {
        do throws(TransferError) {
            let capabilities = try catalog.capabilities(of: carrier)
            let memory = selection.memory ?? capabilities.memoryKinds[0]
            let chosen =
                capabilities.methods.contains(.auto)
                ? nil
                : costs[carrier.rawValue]?.cheapest(
                    of: capabilities.methods, transfers: traffic.transferCount, pieces: traffic.pieceCount,
                    bytes: traffic.bytesPerIteration)
            return methods(of: capabilities, selection.methods).map { method in
                let choice = method == .auto ? chosen : nil
                return CellPlan(
                    transport: name, carrier: carrier, method: method, chosen: choice, memory: memory,
                    refusal: capabilities.refusal(of: choice ?? method, on: memory, by: carrier.rawValue))
            }
        } catch {
            guard error.code == .unsupported else { throw error }
            // What it would have offered is not known here.
            let methods: [Method] = if case .listed(let listed) = selection.methods { listed } else { [.auto] }
            return methods.map { method in
                CellPlan(
                    transport: name, carrier: carrier, method: method, memory: selection.memory ?? .device,
                    refusal: error.description)
            }
        }
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
