import DeviceSimulation
import Statistics

/// What N transfers add up to, many times over.
struct IntervalModel {
    private static let batches = 20
    private static let sumsPerBatch = 50

    /// Of each batch: how many sums, the sums added up, and their squares, in nanoseconds.
    private let sums: [[Double]]

    private init(_ next: () -> Picoseconds) {
        sums = (0..<Self.batches).map { _ in
            var (all, squares) = (0.0, 0.0)
            for _ in 0..<Self.sumsPerBatch {
                let sum = next().nanoseconds
                all += sum
                squares += sum * sum
            }
            return [Double(Self.sumsPerBatch), all, squares]
        }
    }

    /// From every N-th completion to the next, of an engine that begins a transfer as soon as it has completed one.
    static func completions(of service: ServiceTime, every transfers: Int, seed: UInt64) -> IntervalModel {
        var times = RandomTimes(seed: seed)
        var queue = EventQueue<Void>()
        return IntervalModel {
            let before = queue.now
            for _ in 0..<transfers {
                queue.plan((), after: service.draw(&times))
                queue.next()
            }
            return queue.now - before
        }
    }

    /// From every N-th departure to the next.
    static func departures(from server: QueueServer, every transfers: Int) -> IntervalModel {
        var server = server
        var before = server.next().time
        return IntervalModel {
            for _ in 1..<transfers { _ = server.next() }
            let now = server.next().time
            defer { before = now }
            return now - before
        }
    }

    /// N successive sojourns added up.
    static func sojourns(at server: QueueServer, every transfers: Int) -> IntervalModel {
        var server = server
        return IntervalModel {
            var sum = Picoseconds.zero
            for _ in 0..<transfers { sum += server.next().sojourn }
            return sum
        }
    }

    var mean: BatchEstimate? { BatchEstimate(batches: sums) { $0[1] / $0[0] } }

    /// The coefficient of variation.
    var variation: BatchEstimate? {
        BatchEstimate(batches: sums) {
            let mean = $0[1] / $0[0]
            return max(0, $0[2] / $0[0] - mean * mean).squareRoot() / mean
        }
    }
}
