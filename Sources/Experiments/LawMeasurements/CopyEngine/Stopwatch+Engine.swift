import DeviceModel
import HostSystem

extension Stopwatch {
    /// A copy engine with a processor of its own answers in less than this.
    private static let longestAnswer = 20_000
    /// How long to wait for a quieter machine.
    private static let patience = 1_000_000_000
    private static let answers = 63

    /// Times cells in which the copy engine works beside this thread.
    ///
    /// - Throws: as `time` does, and where the engine's thread has no processor of its own before or after: what is timed
    ///   then is the scheduler.
    func timeWithEngine(_ cells: [Cell], seed: UInt64) throws(MeasurementRefusal) -> [Timing] {
        try Self.requireProcessor()
        let timings = try time(cells, seed: seed)
        try Self.requireProcessor()
        return timings
    }

    private static func requireProcessor() throws(MeasurementRefusal) {
        let queue = try EngineQueue()
        let end = MonotonicClock.nanoseconds() + patience
        var median = 0
        repeat {
            var times: [Int] = []
            for _ in 0..<answers {
                let start = MonotonicClock.nanoseconds()
                try queue.run([.fence])
                times.append(MonotonicClock.nanoseconds() - start)
            }
            median = times.sorted()[answers / 2]
            if median < longestAnswer { return }
        } while MonotonicClock.nanoseconds() < end
        throw MeasurementRefusal(
            "the copy engine's thread has no processor of its own: it answers after \(median / 1000) us; measure where two "
                + "processors have nothing else to do")
    }
}
