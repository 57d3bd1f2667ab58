import Glibc
import HostSystem
import Testing

/// Waits end when waiting is pointless, and only then.
struct WaitingTests {
    @Test(arguments: WaitPolicy.allCases) func aWaitEndsAtItsDeadline(_ policy: WaitPolicy) {
        var waiter = Waiter(policy: policy, timeoutNanoseconds: 5_000_000, watch: nil)
        for _ in 0..<2 {
            waiter.begin()
            let start = MonotonicClock.nanoseconds()
            var verdict = waiter.pause()
            while verdict == .keepWaiting { verdict = waiter.pause() }
            #expect(verdict == .timedOut)
            #expect(MonotonicClock.nanoseconds() - start >= 5_000_000)
        }
    }

    @Test func automaticWaitingPollsWhereThereAreCores() {
        #expect(WaitPolicy.auto.resolved(busyThreads: 2, processors: 2) == .poll)
        #expect(WaitPolicy.auto.resolved(busyThreads: 3, processors: 2) == .yield)
        #expect(WaitPolicy.poll.resolved(busyThreads: 3, processors: 2) == .poll)
        #expect(WaitPolicy.event.resolved(busyThreads: 1, processors: 2) == .event)
        #expect(WaitPolicy.yield.resolved(busyThreads: 1, processors: 2) == .yield)
    }

    @Test func aWaitEndsWithTheDeathOfARank() throws {
        let process = try Child()
        let watch = ProcessWatch(processes: [(rank: 3, processID: getpid()), (rank: 7, processID: process.identifier)])
        #expect(watch.firstDead() == nil)
        process.kill()
        var waiter = Waiter(policy: .yield, timeoutNanoseconds: 5_000_000_000, watch: watch)
        waiter.begin()
        var verdict = waiter.pause()
        while verdict == .keepWaiting { verdict = waiter.pause() }
        // Nobody has waited for the child yet: it is a zombie.
        #expect(verdict == .peerLost(rank: 7))
    }

    @Test func aProcessThatCannotBeWatchedCountsAsDead() throws {
        let process = try Child()
        process.kill()
        process.reap()
        #expect(ProcessWatch(processes: [(rank: 1, processID: process.identifier)]).firstDead() == 1)
        #expect(ProcessWatch(processes: []).firstDead() == nil)
    }
}

/// A process that does nothing until it is killed.
private final class Child {
    let identifier: pid_t
    private var isReaped = false

    init() throws {
        var started = pid_t()
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("60"), nil]
        defer { arguments.forEach { free($0) } }
        try #require(posix_spawnp(&started, "sleep", nil, nil, &arguments, environ) == 0)
        identifier = started
    }

    deinit {
        kill()
        reap()
    }

    func kill() { if !isReaped { Glibc.kill(identifier, SIGKILL) } }

    func reap() {
        if !isReaped { waitpid(identifier, nil, 0) }
        isReaped = true
    }
}
