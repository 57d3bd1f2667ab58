import Glibc
import HostSystem
import TransferCore

/// When things begin that begin at random: a Poisson process, on the clock's time.
package struct PoissonSchedule {
    /// In nanoseconds.
    private let meanGap: Double
    private var generator: SeededGenerator
    private var next = 0.0
    /// How many have begun.
    package private(set) var begun = 0

    /// A schedule from now on.
    ///
    /// - Parameter perMicrosecond: how many begin in a microsecond, in the mean; above 0.
    package init(perMicrosecond: Double, seed: UInt64) {
        meanGap = 1000 / perMicrosecond
        generator = SeededGenerator(seed: seed)
        restart()
    }

    /// Forgets what is due.
    package mutating func restart() {
        next = Double(MonotonicClock.nanoseconds())
        advance()
    }

    /// By how many nanoseconds the next one is late; below 0 where it is not due.
    package func lag(at now: Double) -> Double { now - next }

    /// The next one begins.
    package mutating func begin() {
        begun += 1
        advance()
    }

    private mutating func advance() {
        next -= meanGap * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
    }
}
