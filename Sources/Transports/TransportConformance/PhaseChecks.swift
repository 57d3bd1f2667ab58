internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// The phases that an iteration tells of are those that it goes through, by its counters.
    func phaseChecks(_ way: Way) -> [Check] {
        [
            Check(name: "phases (\(way))") { () throws(TransferError) in
                try follow(.strided(ranks: ranks.size, seed: seed), way)
                try follow(.everyPair(of: 4_096, ranks: ranks.size, seed: seed), way)
            }
        ]
    }

    private func follow(_ scene: Scene, _ way: Way) throws(TransferError) {
        let trial = try trial(scene, way)
        let before = trial.exchanges[0].evidence
        var log = PhaseLog()
        try onEachRank { () throws(TransferError) in
            trial.fill(for: 1)
            try trial.exchanges[0].start(marking: &log)
            var waiter = trial.waiter()
            try trial.exchanges[0].finish(&waiter, marking: &log)
            try trial.checkArrival()
        }
        let counted = trial.exchanges[0].evidence - before
        let sends = scene.transfers.contains { $0.sender == ranks.rank }
        let receives = scene.transfers.contains { $0.receiver == ranks.rank }
        try onEachRank { () throws(TransferError) in
            func expect(_ isExpected: Bool, _ phase: TransferPhase) throws(TransferError) {
                guard log.entered.contains(phase) != isExpected else { return }
                throw .broken(
                    isExpected
                        ? "an iteration goes through the phase \(phase) and does not tell of it"
                        : "an iteration tells of the phase \(phase), of which its counters know nothing")
            }
            if sends || receives {
                try expect(true, .post)
                try expect(true, .wire)
            }
            try expect(counted.stagedBytes > 0 && sends, .stageOut)
            try expect(counted.stagedBytes > 0 && receives, .stageIn)
            if counted.cpuCopiedBytes == 0 {
                try expect(false, .pack)
                try expect(false, .unpack)
            } else if way.method == .pack, counted.stagedBytes == 0, !transport.capabilities.packsOnDevice {
                let own = scene.transfers
                try expect(own.contains { $0.sender == ranks.rank && !$0.source.isContiguous }, .pack)
                try expect(own.contains { $0.receiver == ranks.rank && !$0.destination.isContiguous }, .unpack)
            }
        }
    }
}

/// Remembers which phases were entered.
private struct PhaseLog: PhaseMarks {
    private(set) var entered: Set<TransferPhase> = []

    mutating func enter(_ phase: TransferPhase) { entered.insert(phase) }
    mutating func leave() {}
}
