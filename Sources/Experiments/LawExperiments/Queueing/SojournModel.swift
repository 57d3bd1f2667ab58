import DeviceSimulation
import Laws
import Statistics

/// A server with random arrivals, in batches that are long beside the time for which sojourns depend on each other.
struct SojournModel {
    /// Of each batch: how many, their sojourns, the squares of these and their waits summed up, in nanoseconds, and for every
    /// deadline how many took longer.
    private let sums: [[Double]]

    /// - Parameter deadlines: of which `late` will be asked.
    init(_ law: SingleServerQueue, service: ServiceTime, deadlines: [Nanoseconds] = [], seed: UInt64) {
        var server = QueueServer(
            meanGap: Picoseconds(law.meanGap), service: service, seed: seed)
        let idle = 1 - law.utilization
        let length = max(2500, Int(100 / (idle * idle)))
        // The first batch begins with an empty server, which is not what the law speaks of.
        for _ in 0..<length { _ = server.next() }
        sums = (0..<20).map { _ in
            var sums = Array(repeating: 0.0, count: 4 + deadlines.count)
            for _ in 0..<length {
                let departure = server.next()
                let sojourn = departure.sojourn.nanoseconds
                sums[0] += 1
                sums[1] += sojourn
                sums[2] += sojourn * sojourn
                sums[3] += departure.wait.nanoseconds
                for (index, deadline) in deadlines.enumerated() where sojourn > deadline.value { sums[4 + index] += 1 }
            }
            return sums
        }
    }

    var meanSojourn: BatchEstimate? { BatchEstimate(batches: sums) { $0[1] / $0[0] } }

    var deviation: BatchEstimate? { BatchEstimate(batches: sums, of: Self.deviation) }

    var meanWait: BatchEstimate? { BatchEstimate(batches: sums) { $0[3] / $0[0] } }

    /// The part of sojourns that are longer than a deadline of those given.
    func late(_ deadline: Int) -> BatchEstimate? { BatchEstimate(batches: sums) { $0[4 + deadline] / $0[0] } }

    /// By how much an interval for the mean would be too narrow that takes sojourns for independent.
    var dependence: Double? {
        guard let estimate = meanSojourn, let deviation = deviation?.value else { return nil }
        let count = sums.reduce(0) { $0 + $1[0] }
        // 3.89 deviations of a normal distribution hold 0.9999 of it.
        return (estimate.interval.upperBound - estimate.value) / (3.89 * deviation / count.squareRoot())
    }

    private static func deviation(_ sums: [Double]) -> Double {
        let mean = sums[1] / sums[0]
        // Of sojourns that are all alike rounding may leave less than nothing.
        return max(0, sums[2] / sums[0] - mean * mean).squareRoot()
    }
}
