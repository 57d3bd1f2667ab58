internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// The counters say what happened.
    func evidenceChecks(_ way: Way) -> [Check] {
        [
            Check(name: "evidence (\(way))") { () throws(TransferError) in
                try weigh(.strided(ranks: ranks.size, seed: seed), way)
                try weigh(.comb(block: 24, blocks: 300, ranks: ranks.size, seed: seed), way)
                try weigh(.everyPair(of: 4_096, ranks: ranks.size, seed: seed), way)
            }
        ]
    }

    private func weigh(_ scene: Scene, _ way: Way) throws(TransferError) {
        let trial = try trial(scene, way)
        let iterations = 3
        let before = trial.exchanges[0].evidence
        for iteration in 1...iterations { try runAndCheck(trial, iteration: iteration) }
        let counted = trial.exchanges[0].evidence - before
        try onEachRank { () throws(TransferError) in
            let rank = ranks.rank
            func expect(_ found: Int, _ expected: ClosedRange<Int>, _ counter: String) throws(TransferError) {
                let total = expected.lowerBound * iterations...expected.upperBound * iterations
                guard !total.contains(found) else { return }
                let wanted = total.count == 1 ? "\(total.lowerBound)" : "\(total)"
                throw .broken("\(counter) grew by \(found) in \(iterations) iterations instead of \(wanted)")
            }
            let sent = scene.sent(by: rank) { $0.source.byteCount }
            let received = scene.received(by: rank) { $0.destination.byteCount }
            try expect(counted.postedBytes, sent...sent, "posted bytes")
            try expect(counted.registrations, 0...0, "registrations")

            let staged = transport.capabilities.path == .staged ? sent + received : 0
            try expect(counted.stagedBytes, staged...staged, "staged bytes")

            // What is staged through host memory is gathered by the device on its way: the CPU need not pack it.
            let strided =
                scene.sent(by: rank) { $0.source.isContiguous ? 0 : $0.source.byteCount }
                + scene.received(by: rank) { $0.destination.isContiguous ? 0 : $0.destination.byteCount }
            let packs = way.method == .pack
            let fewest = packs && transport.capabilities.path == .direct ? strided : 0
            let most = packs || way.method == .auto ? sent + received : 0
            try expect(counted.cpuCopiedBytes, fewest...most, "bytes copied by the CPU")
        }
        try weighRequests(counted, of: scene, way, iterations: iterations)
    }

    /// Whoever posts counts: the sender, or the receiver of reads. So the ranks are counted together. Collective.
    private func weighRequests(
        _ counted: Evidence, of scene: Scene, _ way: Way, iterations: Int
    ) throws(TransferError) {
        let sums = try ranks.sum(of: [counted.requests, counted.segments, counted.doorbells])
        let pieces = scene.transfers.reduce(0) { $0 + PairedRuns(from: $1.source, to: $1.destination).runs.count }
        let fewest = way.method == .fragment ? pieces * iterations : pieces > 0 ? iterations : 0
        let most = way.method == .fragment ? fewest : .max
        guard (fewest...most).contains(sums[0]) else {
            throw .broken("all ranks count \(sums[0]) requests in \(iterations) iterations of \(pieces) pieces")
        }
        guard pieces == 0 || sums.dropFirst().allSatisfy({ $0 >= iterations }) else {
            throw .broken("all ranks count \(sums[1]) segments and \(sums[2]) doorbells in \(iterations) iterations")
        }
    }
}
