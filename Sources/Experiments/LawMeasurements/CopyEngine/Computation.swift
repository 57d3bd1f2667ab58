import LawExperiments
import TransferCore

/// Work of a known length for the processor: steps that each need the result of the one before, on a register alone, so that
/// it has no share in the memory's bandwidth.
final class Computation {
    private var state: UInt64 = 1
    /// About what a step takes: whoever computes beside something else times the steps with it.
    private var nanosecondsPerStep = 1.0

    private static let steps = 20_000

    /// - Parameter seed: what the order of timing is drawn from.
    init(seed: UInt64) throws(MeasurementRefusal) {
        let timings = try Stopwatch(budget: .milliseconds(20)).time(
            [.init(curve: "computation", x: 0) { [self] in run(steps: Self.steps) }], seed: seed)
        nanosecondsPerStep = max(0.001, timings[0].found.value / Double(Self.steps))
    }

    /// How many steps last about as long as `nanoseconds`; at least one.
    func steps(lasting nanoseconds: Double) -> Int { max(1, Int((nanoseconds / nanosecondsPerStep).rounded())) }

    /// Computes.
    func run(steps: Int) {
        var state = state
        for _ in 0..<steps { state = SeededGenerator.mix(state &+ 1) }
        self.state = state
    }
}
