internal import HostSystem
internal import TransferCore

/// Times the phases of iterations: the time between two marks belongs to the phase entered last.
///
/// A mark that changes nothing reads no clock, so that polling in one phase costs next to nothing.
struct PhaseTimer<Clock: NanosecondClock>: PhaseMarks {
    private let clock: Clock
    private var nanoseconds: PerPhase
    /// Stretches whose times these are.
    private var stretches: PerPhase
    private var current: TransferPhase?
    private var since = 0

    private typealias PerPhase = InlineArray<6, Int>

    init(_ clock: Clock) {
        self.clock = clock
        nanoseconds = PerPhase(repeating: 0)
        stretches = PerPhase(repeating: 0)
    }

    mutating func enter(_ phase: TransferPhase) {
        if current == phase { return }
        turn(to: phase)
    }

    mutating func leave() {
        if current == nil { return }
        turn(to: nil)
    }

    /// Ends the current stretch, if there is one, and begins the next.
    private mutating func turn(to phase: TransferPhase?) {
        let now = clock.nanoseconds
        if let current {
            nanoseconds[current.rawValue] &+= now &- since
            stretches[current.rawValue] &+= 1
        }
        current = phase
        since = now
    }

    /// What each phase took since the timer was made or asked last, in the order of `TransferPhase.allCases`: without the
    /// one reading of the clock that is in each stretch, and never less than nothing; or `PhaseReport.absent`.
    ///
    /// - Parameter readingNanoseconds: what reading the clock costs.
    mutating func takeTimes(readingNanoseconds: Double) -> [Int] {
        let times = TransferPhase.allCases.map { phase in
            let count = stretches[phase.rawValue]
            guard count > 0 else { return PhaseReport.absent }
            return max(0, nanoseconds[phase.rawValue] - Int((Double(count) * readingNanoseconds).rounded()))
        }
        self = PhaseTimer(clock)
        return times
    }
}

/// What tells a timer the time.
protocol NanosecondClock {
    /// Nanoseconds since some fixed start.
    var nanoseconds: Int { get }
}

/// The clock of this host; see `MonotonicClock`.
struct HostClock: NanosecondClock {
    @inline(__always)
    var nanoseconds: Int { MonotonicClock.nanoseconds() }
}
