import CommandLineKit
import TransferCore
import Workloads

extension CheckpointSettings {
    /// One experiment for each dirty share.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        var jobs: [Job] = []
        for share in dirty {
            jobs.append(
                try checked("checkpoint") {
                    let geometry = try CheckpointGeometry(
                        image: image.bytes, page: page.bytes, dirty: share, rounds: rounds, redirtied: redirty,
                        seed: layoutSeed, ranks: ranks)
                    return Job(work: .checkpoint(try CheckpointExperiment(geometry, pages: run.pages)), settings: run)
                })
        }
        return jobs
    }
}
