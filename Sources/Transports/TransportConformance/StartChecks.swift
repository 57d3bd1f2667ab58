internal import HostSystem
internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// Rules 1 and 2: nothing of an iteration moves before `start`, and nothing moves after `.complete`.
    func startChecks(_ way: Way) -> [Check] {
        [
            Check(name: "an exchange that is not started moves nothing (\(way))") { () throws(TransferError) in
                try leaveUnstarted(way)
            },
            Check(name: "advancing a complete exchange changes nothing (\(way))") { () throws(TransferError) in
                try advanceAfterCompletion(way)
            },
            Check(name: "a rank that starts late sees nothing early (\(way))", fewestRanks: 2) {
                () throws(TransferError) in
                for late in 0..<ranks.size { try startLate(late, way) }
            },
            Check(name: "waiting for a rank that does not start ends, and names it (\(way))", fewestRanks: 2) {
                () throws(TransferError) in
                try waitInVain(way)
            },
            Check(name: "sends overwritten at once, ranks of different speed (\(way))") { () throws(TransferError) in
                try runFreely(.everyPair(of: 3_000, ranks: ranks.size, seed: seed), way, iterations: 12)
                try runFreely(.strided(ranks: ranks.size, seed: seed), way, iterations: 8)
                try runFreely(
                    .oneWay(byteCounts: [100, 300_000], ranks: ranks.size, seed: seed), way, iterations: 8)
            },
        ]
    }

    /// One exchange stays unstarted while another of the same shape runs.
    private func leaveUnstarted(_ way: Way) throws(TransferError) {
        let scene = try Scene.strided(ranks: ranks.size, seed: seed)
        let idle = try trial(scene, way)
        let busy = try trial(scene, way)
        try onEachRank { () throws(TransferError) in idle.fill(for: 1) }
        for iteration in 2...3 { try runAndCheck(busy, iteration: iteration) }
        try onEachRank { () throws(TransferError) in
            try idle.checkUntouched("though the exchange was not started")
        }
        try runAndCheck(idle, iteration: 4)
    }

    private func advanceAfterCompletion(_ way: Way) throws(TransferError) {
        let trial = try trial(.strided(ranks: ranks.size, seed: seed), way)
        for iteration in 1...2 {
            try runAndCheck(trial, iteration: iteration)
            try onEachRank { () throws(TransferError) in
                trial.fill(for: 100 + iteration)
                for exchange in trial.exchanges {
                    let before = exchange.evidence
                    for _ in 0..<20 where try exchange.advance() != .complete {
                        throw .broken("an exchange is pending again after it was complete")
                    }
                    guard exchange.evidence == before else { throw .broken("evidence grew after completion") }
                    guard exchange.awaitedPeers.isEmpty else {
                        throw .broken("a complete exchange waits for ranks \(exchange.awaitedPeers)")
                    }
                }
            }
            try onEachRank { () throws(TransferError) in try trial.checkUntouched("after completion") }
        }
    }

    /// Everybody else starts and polls for a while: the late rank's memory stays as it is, and nobody can complete.
    private func startLate(_ late: Int, _ way: Way) throws(TransferError) {
        let trial = try trial(.everyPair(of: 5_000, ranks: ranks.size, seed: seed), way)
        for iteration in 1...2 {
            try onEachRank { () throws(TransferError) in
                trial.fill(for: iteration)
                if ranks.rank == late { return }
                try trial.start()
                try spend(milliseconds: 2) { () throws(TransferError) in
                    for exchange in trial.exchanges where try exchange.advance() == .complete {
                        throw .broken("iteration \(iteration) is complete before rank \(late) has started it")
                    }
                }
                guard trial.exchanges.allSatisfy({ $0.awaitedPeers.contains(late) }) else {
                    throw .broken("rank \(late) is missing, but the exchange does not say that it waits for it")
                }
            }
            try onEachRank { () throws(TransferError) in
                if ranks.rank == late {
                    try trial.checkUntouched("before this rank has started iteration \(iteration)")
                    try trial.start()
                }
                try trial.finish()
                trial.spoilSends()
                try trial.checkArrival()
            }
        }
    }

    private func waitInVain(_ way: Way) throws(TransferError) {
        let trial = try trial(.oneWay(byteCounts: [5_000], ranks: 2, seed: seed), way)
        try onEachRank { () throws(TransferError) in
            trial.fill(for: 1)
            if ranks.rank == 0 { return }
            try trial.start()
            guard ranks.rank == 1 else { return }
            var waiter = ranks.waiter(timeoutNanoseconds: 30_000_000)
            do throws(TransferError) { for exchange in trial.exchanges { try exchange.finish(&waiter) } } catch {
                guard error.code == .timeout, error.peer == 0 else {
                    throw .broken("instead of a timeout that names rank 0: \(error)")
                }
                return
            }
            throw .broken("the exchange is complete though rank 0 has not started it")
        }
        try onEachRank { () throws(TransferError) in
            if ranks.rank == 0 { try trial.start() }
            try trial.finish()
            try trial.checkArrival()
        }
    }

    /// No rank waits for another between iterations, except as the exchange itself demands.
    private func runFreely(_ scene: Scene, _ way: Way, iterations: Int) throws(TransferError) {
        let trial = try trial(scene, way)
        var pace = generator(ranks.rank)
        try onEachRank { () throws(TransferError) in
            for iteration in 1...iterations {
                trial.fill(for: iteration)
                try trial.start()
                try trial.finish()
                trial.spoilSends()
                if Int.random(in: 0..<3, using: &pace) == 0 {
                    try spend(milliseconds: 1) { () throws(TransferError) in }
                }
                try trial.checkArrival()
            }
        }
    }
}
