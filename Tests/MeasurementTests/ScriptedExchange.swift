import TransferCore

/// An exchange whose phases take planted times of a clock: some when it is started, the others one a poll.
final class ScriptedExchange: PreparedExchange {
    struct Stretch {
        let phase: TransferPhase
        let nanoseconds: Int

        init(_ phase: TransferPhase, _ nanoseconds: Int) {
            self.phase = phase
            self.nanoseconds = nanoseconds
        }
    }

    private let clock: ManualClock
    private let begin: [Stretch]
    private let polls: [Stretch]
    private var polled = 0
    let evidence = Evidence()
    let awaitedPeers: [Int] = []

    init(_ clock: ManualClock, begin: [Stretch], polls: [Stretch]) {
        self.clock = clock
        self.begin = begin
        self.polls = polls
    }

    func start<Marks: PhaseMarks>(marking marks: inout Marks) {
        polled = 0
        for stretch in begin { spend(stretch, &marks) }
    }

    func advance<Marks: PhaseMarks>(marking marks: inout Marks) -> Progress {
        spend(polls[polled], &marks)
        polled += 1
        return polled == polls.count ? .complete : .pending
    }

    private func spend<Marks: PhaseMarks>(_ stretch: Stretch, _ marks: inout Marks) {
        marks.enter(stretch.phase)
        clock.pass(stretch.nanoseconds)
    }
}
