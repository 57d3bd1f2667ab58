internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// An exchange can be given up at any point: dropping it returns, and the next one works.
    func teardownChecks(_ ways: [Way]) -> [Check] {
        ways.flatMap { way in
            Abandonment.allCases.map { abandonment in
                Check(name: "\(abandonment.rawValue) (\(way))", fewestRanks: abandonment.fewestRanks) {
                    () throws(TransferError) in
                    for round in 0..<2 { try abandon(abandonment, way, round: round) }
                }
            }
        }
    }

    private func abandon(_ abandonment: Abandonment, _ way: Way, round: Int) throws(TransferError) {
        let scene = try Scene.oneWay(
            byteCounts: [900, 600_000], ranks: ranks.size, seed: seed &+ UInt64(round))
        // The trial and its memory go when this scope ends.
        try onEachRankWithTrial(scene, way) { (trial) throws(TransferError) in
            trial.fill(for: 1)
            guard abandonment.starts(ranks.rank) else { return }
            try trial.start()
            do throws(TransferError) {
                // Some ranks give up earlier than others.
                for _ in 0..<3 * ranks.rank { _ = try trial.exchanges[0].advance() }
            } catch {
                // A peer that has given up already may show as an error here.
                if error.endsTheRun { throw error }
            }
        }
        let fresh = try trial(scene, way)
        for iteration in 2...4 { try runAndCheck(fresh, iteration: iteration) }
    }

    private func onEachRankWithTrial(
        _ scene: Scene, _ way: Way, _ body: (Trial<Carrier>) throws(TransferError) -> Void
    ) throws(TransferError) {
        let trial = try trial(scene, way)
        try onEachRank { () throws(TransferError) in try body(trial) }
    }
}

/// Who has begun when an exchange is given up. In the scene, even ranks send to odd ones.
private enum Abandonment: String, CaseIterable {
    case unstarted = "dropping an exchange that nobody has started"
    case started = "dropping an exchange in mid-iteration"
    case receiving = "dropping receives that nobody sends to"
    case sending = "dropping sends that nobody receives"

    var fewestRanks: Int { self == .receiving || self == .sending ? 2 : 1 }

    func starts(_ rank: Int) -> Bool {
        switch self {
        case .unstarted: false
        case .started: true
        case .receiving: rank % 2 == 1
        case .sending: rank % 2 == 0
        }
    }
}
