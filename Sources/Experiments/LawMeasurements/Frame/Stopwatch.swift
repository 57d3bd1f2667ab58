import HostSystem
package import LawExperiments
import Statistics
import TransferCore

/// Times things in turns: every cell once a round, in an order of its own each round, so that whatever disturbs the machine
/// falls on all of them.
package struct Stopwatch {
    /// Something to be timed.
    package struct Cell {
        /// The curve that it lies on.
        package let curve: String
        /// Where on the curve.
        package let x: Double
        /// What is timed.
        package let action: () throws(MeasurementRefusal) -> Void
        /// Ends what the action has begun, and is not timed; nothing where the action ends it.
        package let ending: Ending?

        /// What is done, without being timed, after an action has been carried out at most so many times.
        package struct Ending {
            /// Actions before it.
            package let most: Int
            /// What is done.
            package let action: () throws(MeasurementRefusal) -> Void

            /// See the properties.
            package init(afterAtMost most: Int, action: @escaping () throws(MeasurementRefusal) -> Void) {
                (self.most, self.action) = (most, action)
            }
        }

        /// See the properties.
        package init(
            curve: String, x: Double, ending: Ending? = nil, action: @escaping () throws(MeasurementRefusal) -> Void
        ) {
            (self.curve, self.x, self.ending, self.action) = (curve, x, ending, action)
        }
    }

    /// What runs while something is timed.
    package enum Clock {
        /// Time.
        case wall
        /// The calling thread's share of a processor, in the kernel too.
        case thread

        fileprivate var calibration: ClockCalibration {
            switch self {
            case .wall: MonotonicClock.calibrate()
            case .thread: ThreadClock.calibrate()
            }
        }

        @inline(__always)
        fileprivate var nanoseconds: Int {
            switch self {
            case .wall: MonotonicClock.nanoseconds()
            case .thread: ThreadClock.nanoseconds()
            }
        }
    }

    /// A cell's time.
    package struct Timing {
        /// The curve that it lies on.
        package let curve: String
        /// Where on the curve.
        package let x: Double
        /// Nanoseconds: the median, with its 95 % interval.
        package let found: LawPoint.Found

        /// See the properties.
        package init(curve: String, x: Double, found: LawPoint.Found) {
            (self.curve, self.x, self.found) = (curve, x, found)
        }

        /// The time of one of so many things that the cell does.
        package func divided(by count: Int) -> Timing {
            Timing(curve: curve, x: x, found: found.scaled(by: 1 / Double(count)))
        }
    }

    /// How often the clock's cost goes at least into what is timed at once; a shorter action is repeated.
    private static let clockCosts = 20.0
    private static let largestBatch = 1 << 16
    private static let fewestRounds = 12
    /// With fewer the interval of a median would need more than the data has; enough where the machine is so busy that
    /// twelve take longer than `patience`.
    private static let roundsForAnInterval = 6
    private static let patience = 2_000_000_000

    private let budget: Int
    private let clock: Clock
    private let clockNanoseconds: Double

    /// - Parameters:
    ///   - budget: how long all cells together may take, besides the rounds that they have in any case: twelve, or six where
    ///     the machine is slow.
    ///   - clock: what is read before and after an action.
    package init(budget: Duration = .milliseconds(800), clock: Clock = .wall) {
        self.budget = budget.nanoseconds
        self.clock = clock
        clockNanoseconds = clock.calibration.costNanoseconds
    }

    /// Times `cells`; the result has their order.
    package func time(_ cells: [Cell], seed: UInt64) throws(MeasurementRefusal) -> [Timing] {
        var generator = SeededGenerator(seed: seed)
        var batches: [Int] = []
        for cell in cells { batches.append(try batch(for: cell)) }
        var times = [[Double]](repeating: [], count: cells.count)
        var order = Array(cells.indices)
        let start = MonotonicClock.nanoseconds()
        var (rounds, passed) = (0, 0)
        while rounds < (passed < Self.patience ? Self.fewestRounds : Self.roundsForAnInterval) || passed < budget {
            order.shuffle(using: &generator)
            for index in order { times[index].append(try once(cells[index], batch: batches[index])) }
            rounds += 1
            passed = MonotonicClock.nanoseconds() - start
        }
        return zip(cells, times).map { cell, times in
            Timing(curve: cell.curve, x: cell.x, found: Self.median(of: times))
        }
    }

    /// Nanoseconds of one action, from `batch` of them.
    private func once(_ cell: Cell, batch: Int) throws(MeasurementRefusal) -> Double {
        let start = clock.nanoseconds
        for _ in 0..<batch { try cell.action() }
        let passed = clock.nanoseconds - start
        try cell.ending?.action()
        return (Double(passed) - clockNanoseconds) / Double(batch)
    }

    /// How many actions are timed at once. The first one is not asked: a cold cell seems long enough by itself.
    private func batch(for cell: Cell) throws(MeasurementRefusal) -> Int {
        _ = try once(cell, batch: 1)
        var batch = 1
        let most = cell.ending?.most ?? Self.largestBatch
        while try once(cell, batch: batch) * Double(batch) < Self.clockCosts * clockNanoseconds, 2 * batch <= most {
            batch *= 2
        }
        return batch
    }

    /// The median of `times`, with its 95 % interval.
    package static func median(of times: [Double]) -> LawPoint.Found {
        let sorted = times.sorted()
        let interval = MedianInterval(values: times, sorted: sorted)
        return LawPoint.Found(
            Quantile.median.estimate(sorted: sorted), interval: interval.map { $0.low...$0.high })
    }
}
