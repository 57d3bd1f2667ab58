internal import HostSystem

/// Computation of a settable length: a fixed number of dependent multiplications, counted out beforehand.
///
/// Not a loop until a deadline: such a loop would also count the time during which another thread had the core, and a
/// pipeline on too few cores would look faster than it is.
struct CalibratedWork {
    private let steps: Int

    /// Work that takes `nanoseconds` on a core of its own.
    init(nanoseconds: Int) {
        guard nanoseconds > 0 else {
            steps = 0
            return
        }
        let trial = 20_000
        // The fastest of several trials is the one that nobody disturbed.
        var fastest = Int.max
        var state: UInt64 = 1
        for _ in 0..<40 {
            let start = MonotonicClock.nanoseconds()
            state = Self.multiply(state, times: trial)
            fastest = min(fastest, MonotonicClock.nanoseconds() - start)
        }
        // The state is always odd, which the compiler does not know.
        steps = state == 0 ? 0 : max(1, nanoseconds * trial / max(1, fastest))
    }

    /// Does it; returns what keeps the compiler from leaving it out.
    @discardableResult
    func run(from state: UInt64) -> UInt64 { Self.multiply(state | 1, times: steps) }

    @inline(never)
    private static func multiply(_ start: UInt64, times: Int) -> UInt64 {
        var state = start
        for _ in 0..<times { state = state &* 0x5851_F42D_4C95_7F2D &+ 2 }
        return state
    }
}
