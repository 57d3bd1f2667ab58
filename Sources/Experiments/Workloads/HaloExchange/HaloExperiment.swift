public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// The halo exchange, alone or around a stencil.
public struct HaloExperiment: Experiment {
    /// What is computed around the exchange.
    public enum Compute: String, Sendable {
        /// Nothing.
        case none
        /// A 7-point stencil over all cells when the exchange is complete.
        case stencil
        /// The stencil's cells that need no ghosts while the exchange is under way, the others afterwards.
        case overlap
    }

    private let geometry: HaloGeometry
    private let compute: Compute
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "halo"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: HaloGeometry, compute: Compute, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.compute = compute
        self.pages = pages
        traffic = try geometry.traffic()
    }

    /// What the size column says.
    public var sizeBytes: Int { traffic.bytesPerIteration }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        func extents(_ values: [Int]) -> String { values.map(String.init).joined(separator: "x") }
        return [
            ("grid", extents(geometry.grid)), ("process-grid", extents(geometry.processGrid)),
            ("ghost", "\(geometry.ghost)"), ("fields", "\(geometry.fields)"), ("element", "\(geometry.element)"),
            ("periodic", "\(geometry.periodic)"), ("neighbours", geometry.neighbours.rawValue),
            ("compute", compute.rawValue),
        ]
    }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        guard compute != .none else {
            return CellSession(
                phasesOf: try ExchangeRun(geometry, over: transport, method: method, memory: memory, among: ranks),
                among: ranks)
        }
        return CellSession(
            phasesOf: try HaloStencilRun(
                geometry, overlaps: compute == .overlap, over: transport, method: method, memory: memory, among: ranks),
            among: ranks)
    }

    /// What bounds it, where something does. Collective.
    public func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun? {
        compute == .none ? try CeilingRun(of: geometry, pages: pages, among: ranks) : nil
    }
}
