import Measurement
import Ranks
import TransferCore
import TransportCatalog
import Workloads

/// Makes one cell of an experiment ready on the transport that it visits.
///
/// Generic over the experiment, so that with the transport's type everything about the cell is known to the compiler.
struct SessionVisitor<Work: Experiment>: TransportVisitor {
    let work: Work
    let method: Method
    let memory: MemoryKind
    let ranks: RankGroup

    func visit<Carrier: Transport>(_ transport: Carrier) throws(TransferError) -> CellSession {
        try work.session(over: transport, method: method, memory: memory, among: ranks)
    }
}
