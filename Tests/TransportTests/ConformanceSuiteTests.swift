import Ranks
import Testing
import TransferCore
import TransportConformance

extension OneRankTests {
    /// The suite itself: it accepts what keeps the contract and notices what does not.
    @MainActor @Suite struct ConformanceSuiteTests {
        @Test func acceptsWhatKeepsTheContract() throws {
            let results = try check(LoopbackTransport(OneRank.group.get()))
            let failures = results.filter(\.isFailure)
            #expect(failures.isEmpty, "\(failures)")
            #expect(results.count { $0.outcome == .passed } > 50)
        }

        @Test(arguments: Flaw.allCases) func notices(_ flaw: Flaw) throws {
            let transport = LoopbackTransport(try OneRank.group.get(), flaw: flaw)
            let results = try check(transport) { $0.hasPrefix(flaw.exposingCheck) }
            #expect(results.contains { $0.isFailure }, "\(results)")
        }

        @Test(arguments: [
            (Flaw.writesBehindLayout, "(outside every layout) holds "),
            (.dropsLastByte, ", as before the iteration"),
            (.repeatsFirstIteration, ", which belongs to iteration 1"),
        ])
        func saysWhatItSaw(_ flaw: Flaw, _ words: String) throws {
            let transport = LoopbackTransport(try OneRank.group.get(), flaw: flaw)
            let results = try check(transport) { $0.hasPrefix(flaw.exposingCheck) }
            #expect(results.allSatisfy { "\($0)".contains(": failed: rank 0: after iteration ") }, "\(results)")
            #expect(results.allSatisfy { "\($0)".contains(words) }, "\(results)")
        }

        @Test func runsTheSameChecksForEverySeed() throws {
            let transport = LoopbackTransport(try OneRank.group.get())
            let results = try (2...4).map { try check(transport, seed: $0) { $0.contains("strided") } }
            #expect(results.allSatisfy { $0.allSatisfy { $0.outcome == .passed } && !$0.isEmpty })
            #expect(Set(results.map { $0.map(\.check) }).count == 1)
        }

        private func check(
            _ transport: LoopbackTransport, seed: UInt64 = 1, where isWanted: (String) -> Bool = { _ in true }
        ) throws -> [CheckResult] {
            var results: [CheckResult] = []
            let suite = ConformanceSuite(
                transport, name: "loopback", ranks: try OneRank.group.get(), seed: seed)
            try suite.run(where: isWanted) { results.append($0) }
            return results
        }
    }
}
