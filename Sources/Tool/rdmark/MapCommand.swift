import CommandLineKit
import TransferCore
import Workloads

extension MapSettings {
    /// A transfer from rank 0 to rank 1 for each number and size of pieces.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        var jobs: [Job] = []
        for count in counts.map(\.bytes) {
            for fragment in fragments.map(\.bytes) {
                jobs.append(
                    try checked("map") {
                        let geometry = try ProbeGeometry(
                            size: count * fragment, block: fragment, stride: stride?.bytes ?? 2 * fragment, window: 1,
                            ranks: ranks)
                        return Job(
                            work: .bandwidth(
                                try BandwidthExperiment(geometry, isBidirectional: false, pages: run.pages)),
                            settings: run)
                    })
            }
        }
        return jobs
    }
}
