import CommandLineKit
import TransferCore
import Workloads

extension HaloSettings {
    /// The experiment on `ranks` ranks.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        try checked("halo") {
            let geometry = try HaloGeometry(
                grid: grid, processGrid: processGrid, ranks: ranks, ghost: ghost, fields: fields,
                element: element.bytes,
                periodic: periodic, neighbours: neighbours == .all ? .all : .faces)
            let experiment = try HaloExperiment(geometry, compute: experimentCompute, pages: run.pages)
            return [Job(work: .halo(experiment), settings: run)]
        }
    }

    private var experimentCompute: HaloExperiment.Compute {
        switch compute {
        case .none: .none
        case .stencil: .stencil
        case .overlap: .overlap
        }
    }
}
