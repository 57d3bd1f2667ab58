import CommandLineKit
import TransferCore
import Workloads

extension TransposeSettings {
    /// The experiment on `ranks` ranks.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        try checked("transpose") {
            let geometry = try TransposeGeometry(
                rows: rows, columns: columns, element: element.bytes, ranks: ranks, tile: tile == 0 ? nil : tile)
            return [Job(work: .transpose(try TransposeExperiment(geometry, pages: run.pages)), settings: run)]
        }
    }
}
