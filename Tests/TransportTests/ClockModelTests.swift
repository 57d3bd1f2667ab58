import Testing
import TransferCore

@testable import Ranks

@Suite struct ClockModelTests {
    /// A clock that began 90 s later than rank 0's and gains 40 millionths on it.
    private func local(at shared: Int) -> Int { Int(Double(shared - 90_000_000_000) * 1.00004) }

    private func point(at shared: Int, error: Int = 0, wrongBy: Int = 0) -> ClockPoint {
        ClockPoint(
            localNanoseconds: local(at: shared), offsetNanoseconds: shared - local(at: shared) + wrongBy,
            errorNanoseconds: error)
    }

    @Test func offsetAndDriftAreRecovered() {
        let clock = ClockModel(from: point(at: 100_000_000_000), to: point(at: 103_000_000_000))
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<1000 {
            let shared = Int.random(in: 100_000_000_000...103_000_000_000, using: &generator)
            #expect(abs(clock.shared(local(at: shared)) - shared) <= 1)
        }
    }

    /// Points that are wrong by less than they admit: no time between them is wrong by more.
    @Test func theErrorIsABound() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<1000 {
            let errors = (0..<2).map { _ in Int.random(in: 1...5000, using: &generator) }
            let wrong = errors.map { Int.random(in: -$0...$0, using: &generator) }
            let clock = ClockModel(
                from: point(at: 200_000_000_000, error: errors[0], wrongBy: wrong[0]),
                to: point(at: 200_100_000_000, error: errors[1], wrongBy: wrong[1]))
            let shared = Int.random(in: 200_000_000_000...200_100_000_000, using: &generator)
            #expect(clock.errorNanoseconds == max(errors[0], errors[1]))
            #expect(abs(clock.shared(local(at: shared)) - shared) <= clock.errorNanoseconds + 1)
        }
    }

    @Test func onePointAloneHasNoDrift() {
        let clock = ClockModel(from: point(at: 100_000_000_000), to: point(at: 100_000_000_000))
        #expect(clock.shared(local(at: 100_000_000_000) + 7) == 100_000_000_007)
    }

    /// Who is late asks for more time until nobody is late, and gives back what is not needed.
    @Test func theLeadFollowsTheLatest() {
        var generator = SeededGenerator(seed: 5)
        var lead = StartLead(nanoseconds: 0)
        var late = 0
        for _ in 0..<10_000 {
            let delay = Int.random(in: 100_000...200_000, using: &generator)
            if delay > lead.nanoseconds { late += 1 }
            lead.adapt(toLateness: delay - lead.nanoseconds)
        }
        #expect(late < 300 && lead.nanoseconds < 500_000)
        for _ in 0..<10_000 { lead.adapt(toLateness: -1) }
        #expect(lead.nanoseconds < 20_000)
        for _ in 0..<100 { lead.adapt(toLateness: Int.max / 4) }
        #expect(lead.nanoseconds == 1_000_000_000)
    }
}
