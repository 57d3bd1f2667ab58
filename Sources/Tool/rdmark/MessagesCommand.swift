import CommandLineKit
import TransferCore
import Workloads

extension MessagesSettings {
    /// One experiment for each payload.
    func jobs(ranks: Int) throws(Failure) -> [Job] {
        var jobs: [Job] = []
        for payload in payloads {
            jobs.append(
                try checked("messages") {
                    let geometry = try MessageGeometry(
                        header: header.bytes, headers: headers, payload: payload.bytes, page: page.bytes,
                        window: window, arrival: geometryArrival, seed: layoutSeed, ranks: ranks)
                    return Job(work: .messages(try MessagesExperiment(geometry, pages: run.pages)), settings: run)
                })
        }
        return jobs
    }

    private var geometryArrival: MessageGeometry.Arrival {
        switch arrival {
        case .joined: .joined
        case .split: .split
        }
    }
}
