import CommandLineKit
import TransferCore
import Workloads

extension StreamSettings {
    /// One experiment for each chunk size and depth.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        var jobs: [Job] = []
        for chunk in chunks {
            for depth in depths {
                jobs.append(
                    try checked("stream") {
                        let geometry = try StreamGeometry(
                            chunk: chunk.bytes, depth: depth, total: total.bytes, pairs: pairs, ranks: ranks)
                        let experiment = try StreamExperiment(
                            geometry, produce: produce, consume: consume, pages: run.pages)
                        return Job(
                            work: .stream(experiment), settings: run, maximumSamples: experiment.chunks)
                    })
            }
        }
        return jobs
    }
}
