import CommandLineKit
import TransferCore
import Workloads

extension ProbeSettings {
    /// One ping-pong for each size.
    func latencyJobs(ranks: Int) throws(Failure) -> [Job] {
        try jobs("latency") { size throws in
            .latency(try LatencyExperiment(try geometry(size, window: 1, ranks: ranks)))
        }
    }

    /// One window for each size.
    func bandwidthJobs(ranks: Int) throws(Failure) -> [Job] {
        try jobs("bandwidth") { size throws in
            .bandwidth(
                try BandwidthExperiment(
                    try geometry(size, window: window, ranks: ranks), isBidirectional: bidirectional, pages: run.pages))
        }
    }

    private func geometry(_ size: Int, window: Int, ranks: Int) throws(WorkloadError) -> ProbeGeometry {
        try ProbeGeometry(size: size, block: block?.bytes, stride: stride?.bytes, window: window, ranks: ranks)
    }

    private func jobs(_ name: String, _ work: (Int) throws -> Job.Work) throws(Failure) -> [Job] {
        var jobs: [Job] = []
        for size in sizes {
            jobs.append(try checked(name) { Job(work: try work(size.bytes), settings: run) })
        }
        return jobs
    }
}
