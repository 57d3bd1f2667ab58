import CommandLineKit
import HostSystem
import Ranks
import TransferCore
import TransportCatalog
import TransportConformance
import VerbsTransport

/// `rdmark verify`: proves that the transports keep their contract, on the ranks there are.
struct VerifyCommand {
    let launch: Launch
    let settings: VerifySettings
    /// The cluster whose file the command names.
    let cluster: Cluster?

    func run() throws {
        guard launch.place != nil else { throw launch.lackOfRanks(3, on: cluster) }
        SignalFlag.install()
        let surroundings = try Surroundings()
        do {
            let ranks = try surroundings.setting(timeout: settings.deadline, wait: settings.wait).ranks
            let seed = try ranks.allGather([Int(bitPattern: UInt(settings.seed ?? .random(in: 0...UInt64(UInt32.max))))]
            )
            let verbs = VerbsTransport.Settings(settings.verbs)
            let variants = settings.transports.compactMap(TransportName.init(rawValue:)).flatMap {
                settings.isUsual ? [Variant($0, verbs: verbs)] : Variant.all(of: $0, verbs: verbs)
            }
            try verify(variants, surroundings, seed: UInt64(UInt(bitPattern: seed[0][0])))
        } catch let error as TransferError {
            surroundings.abandon(launch, because: error)
        }
        surroundings.close()
    }

    private func verify(_ variants: [Variant], _ surroundings: Surroundings, seed: UInt64) throws {
        var tally = Tally()
        for variant in variants {
            let setting = try surroundings.setting(
                timeout: settings.deadline, wait: settings.wait, transports: variant.settings)
            if let victim = settings.killRank {
                let visitor = KillVisitor(name: variant.name, ranks: setting.ranks, victim: victim, seed: seed)
                let (result, error) = try setting.catalog.open(variant.transport, for: visitor)
                launch.complain(result.description)
                if let error { surroundings.abandon(launch, because: error) }
                throw Failure("rank \(victim) was to be lost and was not")
            }
            let visitor = SuiteVisitor(
                name: variant.name, ranks: setting.ranks, seed: seed, check: settings.check,
                launch: launch)
            let before = tally
            let results: [CheckResult]
            do throws(TransferError) { results = try setting.catalog.open(variant.transport, for: visitor) } catch {
                // A transport that this machine has not is told apart from one that fails.
                guard error.code == .unsupported else { throw error }
                let skip = CheckResult(
                    transport: variant.name, check: "everything", outcome: .skipped(error.description))
                launch.say("\(skip)\n")
                results = [skip]
            }
            for result in results { tally.add(result) }
            launch.say("\(variant.name): \(tally.since(before))\n")
        }
        launch.say("\(tally)\n")
        if tally.passed + tally.failed == 0 {
            throw Failure("nothing could be verified here; the lines above say why")
        }
        if tally.failed > 0 { throw Failure("a transport breaks its contract (seed \(seed))") }
    }
}

/// How many checks ended in which way.
private struct Tally: CustomStringConvertible {
    private(set) var passed = 0
    private(set) var failed = 0
    private(set) var skipped = 0

    mutating func add(_ result: CheckResult) {
        switch result.outcome {
        case .passed: passed += 1
        case .failed: failed += 1
        case .skipped: skipped += 1
        }
    }

    func since(_ earlier: Tally) -> Tally {
        var difference = Tally()
        difference.passed = passed - earlier.passed
        difference.failed = failed - earlier.failed
        difference.skipped = skipped - earlier.skipped
        return difference
    }

    var description: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }
}

private struct SuiteVisitor: TransportVisitor {
    let name: String
    let ranks: RankGroup
    let seed: UInt64
    let check: String?
    let launch: Launch

    func visit<Carrier: Transport>(_ transport: Carrier) throws(TransferError) -> [CheckResult] {
        var results: [CheckResult] = []
        try ConformanceSuite(transport, name: name, ranks: ranks, seed: seed).run { name in
            check.map(name.contains) ?? true
        } report: { result in
            results.append(result)
            if case .passed = result.outcome { return }
            launch.say("\(result)\n")
        }
        return results
    }
}

private struct KillVisitor: TransportVisitor {
    let name: String
    let ranks: RankGroup
    let victim: Int
    let seed: UInt64

    func visit<Carrier: Transport>(
        _ transport: Carrier
    ) throws(TransferError) -> (result: CheckResult, error: TransferError?) {
        try ConformanceSuite(transport, name: name, ranks: ranks, seed: seed).killedPeer(victim: victim)
    }
}
