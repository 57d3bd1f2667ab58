internal import HostSystem
public import Ranks
public import TransferCore

/// What the timed loop itself adds to a run, measured on the loop that takes the samples with nothing in it.
public struct InstrumentCost: Sendable {
    /// What a sample takes beyond the reading of the clock at its start and at its end, in nanoseconds: part of the
    /// sample's time, though not of what is timed.
    public let loopNanoseconds: Double
    /// What it takes the ranks to start a sample together, in nanoseconds; not part of any sample.
    public let startNanoseconds: Double

    private static let blocks = 25
    private static let samples = 1000
    /// Messages between hosts take their time.
    private static let startsAmongHosts = 20

    /// Measures it, on the slowest rank. Collective.
    public static func measure(among ranks: RankGroup) throws(TransferError) -> InstrumentCost {
        var fastest = Double.infinity
        var readings = Double.infinity
        // Whatever else the machine does makes a block slower, never faster: the loop and the clock by the same rule.
        for _ in 0..<blocks {
            readings = min(readings, nanosecondsOfReadings(2 * samples) / Double(samples))
            fastest = min(fastest, try SampleLoop.nanosecondsOfNothing(samples: samples, together: false, among: ranks))
        }
        let starts = ranks.sharesOneHost ? samples : startsAmongHosts
        let together = try SampleLoop.nanosecondsOfNothing(samples: starts, together: true, among: ranks)
        let own = [fastest - readings, together - fastest].map { Int(1000 * max(0, $0)) }
        let picoseconds = try ranks.maximum(of: own).map(Double.init)
        return InstrumentCost(loopNanoseconds: picoseconds[0] / 1000, startNanoseconds: picoseconds[1] / 1000)
    }

    private static func nanosecondsOfReadings(_ count: Int) -> Double {
        let began = MonotonicClock.nanoseconds()
        var last = began
        for _ in 0..<count { last = MonotonicClock.nanoseconds() }
        return Double(last - began)
    }
}

/// A run that does nothing.
final class EmptyRun: MeasuredRun {
    let timing = SampleTiming.collective
    let evidence = Evidence()
    let remarks: [String] = []

    func stamp(iteration: Int) {}
    @inline(__always)
    func iterate(_ waiter: inout Waiter) {}
    func verify(iteration: Int) -> String? { nil }
}
