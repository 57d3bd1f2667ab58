internal import HostSystem
internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// Rules 4 and 6: several exchanges at once, and more requests than a queue holds.
    func flightChecks(_ way: Way) -> [Check] {
        [
            Check(name: "exchanges in flight in one region, started and completed in any order (\(way))") {
                () throws(TransferError) in
                try flyInOneRegion(way)
            },
            Check(name: "exchanges in flight that run at their own pace (\(way))") { () throws(TransferError) in
                try flyApart(way)
            },
            Check(name: "more pieces at once than a queue holds (\(way))") { () throws(TransferError) in
                try fillQueues(way)
            },
        ]
    }

    /// Ranks start the exchanges in orders of their own and complete them last first.
    private func flyInOneRegion(_ way: Way) throws(TransferError) {
        let scene = try Scene.strided(ranks: ranks.size, seed: seed &+ 77)
        let trial = try trial(scene, way, parts: 4)
        var order = generator(ranks.rank)
        for iteration in 1...3 {
            try onEachRank { () throws(TransferError) in
                trial.fill(for: iteration)
                for exchange in trial.exchanges.shuffled(using: &order) { try exchange.start() }
                for exchange in trial.exchanges.reversed() { try trial.finish(exchange) }
                trial.spoilSends()
                try trial.checkArrival()
            }
        }
    }

    /// Each exchange begins its next iteration as soon as it can, whatever the others do.
    private func flyApart(_ way: Way) throws(TransferError) {
        var trials: [Trial<Carrier>] = []
        for number in 0..<4 {
            let scene = try Scene.oneWay(
                byteCounts: [1 + number, 40_000 * number + 1], ranks: ranks.size, seed: seed &+ UInt64(number))
            trials.append(try trial(scene, way))
        }
        var order = generator(ranks.rank)
        let iterations = 4
        try onEachRank { () throws(TransferError) in
            var iteration = Array(repeating: 1, count: trials.count)
            for index in trials.indices.shuffled(using: &order) {
                trials[index].fill(for: 1)
                try trials[index].start()
            }
            var waiter = trials[0].waiter()
            waiter.begin()
            while let slowest = iteration.min(), slowest <= iterations {
                for index in trials.indices.shuffled(using: &order) where iteration[index] <= iterations {
                    let trial = trials[index]
                    guard try trial.exchanges[0].advance() == .complete else { continue }
                    trial.spoilSends()
                    try trial.checkArrival()
                    iteration[index] += 1
                    guard iteration[index] <= iterations else { continue }
                    trial.fill(for: iteration[index])
                    try trial.start()
                }
                let verdict = waiter.pause()
                if case .keepWaiting = verdict { continue }
                let awaited = Set(trials.flatMap { $0.exchanges.flatMap(\.awaitedPeers) })
                throw verdict.asTransferError(awaiting: awaited.sorted(), waiter)
            }
        }
    }

    /// Three exchanges of thousands of pieces each, at once.
    private func fillQueues(_ way: Way) throws(TransferError) {
        var trials: [Trial<Carrier>] = []
        for number in 0..<3 {
            let scene = try Scene.comb(block: 16, blocks: 2_000, ranks: ranks.size, seed: seed &+ UInt64(number))
            trials.append(try trial(scene, way))
        }
        for iteration in 1...2 {
            try onEachRank { () throws(TransferError) in
                for trial in trials {
                    trial.fill(for: iteration)
                    try trial.start()
                }
                for trial in trials {
                    try trial.finish()
                    trial.spoilSends()
                    try trial.checkArrival()
                }
            }
        }
    }
}
