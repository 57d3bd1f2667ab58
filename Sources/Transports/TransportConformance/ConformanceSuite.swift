internal import HostSystem
public import Ranks
public import TransferCore

/// What every transport owes, as checks that its ranks run together.
///
/// The promises are those of `Transport` and `PreparedExchange`: every byte arrives where it belongs and no other byte
/// changes; nothing of an iteration lands before it was started; a complete iteration is complete; several exchanges
/// run side by side; what is advertised works, everything else is refused on every rank; the evidence is true. Every
/// check is collective, made from the seed, and ends with all ranks knowing one result.
public struct ConformanceSuite<Carrier: Transport> {
    let transport: Carrier
    let ranks: RankGroup
    let seed: UInt64
    let name: String

    /// A suite for one transport.
    ///
    /// - Parameters:
    ///   - transport: what is checked.
    ///   - name: what it is called in the results.
    ///   - ranks: the ranks that it carries for.
    ///   - seed: decides every layout, order and delay; the same on every rank.
    public init(_ transport: Carrier, name: String, ranks: RankGroup, seed: UInt64) {
        self.transport = transport
        self.name = name
        self.ranks = ranks
        self.seed = seed
    }

    /// Runs the checks. Collective.
    ///
    /// - Parameters:
    ///   - isWanted: whether to run the check of that name; every one, unless given. The same on every rank.
    ///   - report: called on every rank after each check, with the same result.
    /// - Throws: what keeps the ranks from going on together: `.peerLost`, `.interrupted`, `.timeout`, `.transport`.
    public func run(
        where isWanted: (String) -> Bool = { _ in true }, report: (CheckResult) -> Void
    ) throws(TransferError) {
        for check in checks where isWanted(check.name) {
            report(CheckResult(transport: name, check: check.name, outcome: try outcome(of: check)))
        }
    }

    private var checks: [Check] {
        let ways = transport.capabilities.memoryKinds.flatMap { kind in
            transport.capabilities.methods.map { Way(method: $0, kind: kind) }
        }
        return memoryChecks + methodChecks
            + ways.flatMap {
                deliveryChecks($0) + startChecks($0) + flightChecks($0) + evidenceChecks($0) + phaseChecks($0)
            }
            + planChecks(ways) + teardownChecks(ways)
    }

    /// All ranks learn what all ranks found; the lowest rank's own finding is told.
    private func outcome(of check: Check) throws(TransferError) -> CheckResult.Outcome {
        guard ranks.size >= check.fewestRanks else {
            return .skipped("it takes \(check.fewestRanks) ranks, and there are \(ranks.size)")
        }
        var finding = ""
        do throws(TransferError) { try check.body() } catch {
            if error.endsTheRun { throw error }
            finding = error.code == .transport && error.peer == nil ? error.cause : "\(error)"
        }
        let findings = try ranks.allGather(finding)
        return findings.first { !$0.isEmpty }.map { .failed($0) } ?? .passed
    }
}

/// One promise, and how it is put to the test.
struct Check {
    let name: String
    var fewestRanks = 1
    /// Collective. Throws the same kind of error on every rank where the promise is broken on any.
    let body: () throws(TransferError) -> Void
}

extension ConformanceSuite {
    /// Runs what concerns this rank alone; where it fails on any rank, all ranks throw what that rank found. Collective,
    /// and nobody returns before everybody has come.
    func onEachRank<Value>(_ body: () throws(TransferError) -> Value) throws(TransferError) -> Value {
        let result: Result<Value, TransferError>
        do throws(TransferError) { result = .success(try body()) } catch {
            if error.endsTheRun { throw error }
            result = .failure(error)
        }
        var finding = ""
        if case .failure(let error) = result { finding = error.code == .transport ? error.cause : "\(error)" }
        let findings = try ranks.allGather(finding)
        if let rank = findings.firstIndex(where: { !$0.isEmpty }) { throw .broken("rank \(rank): \(findings[rank])") }
        return try result.get()
    }

    /// Makes a region and `parts` exchanges that carry out the scene's transfers. Collective.
    func trial(_ scene: Scene, _ way: Way, parts: Int = 1) throws(TransferError) -> Trial<Carrier> {
        let memory = try onEachRank { () throws(TransferError) in
            try transport.allocate(ByteCount(scene.regionSize), in: way.kind)
        }
        var exchanges: [Carrier.Exchange] = []
        for part in 0..<parts {
            let plan = scene.part(part, of: parts).plan(of: ranks.rank)
            exchanges.append(try transport.prepare(plan, method: way.method, in: memory))
        }
        return Trial(
            scene, memory: memory, exchanges: exchanges, ranks: ranks, pattern: Pattern(seed: seed),
            waitNanoseconds: ranks.waiter().timeoutNanoseconds / 2)
    }

    /// Runs one iteration on every rank and checks every byte. Collective.
    func runAndCheck(_ trial: Trial<Carrier>, iteration: Int) throws(TransferError) {
        try onEachRank { () throws(TransferError) in
            trial.fill(for: iteration)
            try trial.start()
            try trial.finish()
            trial.spoilSends()
            try trial.checkArrival()
        }
    }

    /// A generator that is the same on every rank, for the `number`-th case of a check.
    func generator(_ number: Int) -> SeededGenerator { SeededGenerator(seed: seed &+ UInt64(number)) }

    /// Lets `milliseconds` pass while `body` is called again and again.
    func spend(milliseconds: Int, _ body: () throws(TransferError) -> Void) throws(TransferError) {
        let end = MonotonicClock.nanoseconds() + milliseconds * 1_000_000
        repeat {
            try body()
            Processors.yield()
        } while MonotonicClock.nanoseconds() < end
    }
}

extension TransferError {
    /// Whether there is no use in asking the other ranks what they think.
    var endsTheRun: Bool { code == .peerLost || code == .interrupted }
}
