import DeviceModel
import HostSystem
import LawExperiments

extension Stopwatch {
    /// A copy engine with a processor of its own answers in less than so many nanoseconds.
    private static let longestAnswer = 20_000.0
    /// How many nanoseconds to wait for a quieter machine.
    private static let patience = 1_000_000_000
    private static let answers = 63

    /// Times cells in which the copy engine of `queue` works beside this thread.
    ///
    /// - Throws: as `time` does, and where the engine's thread has no processor of its own, before or by the median of the
    ///   rounds: what is timed then is the scheduler.
    func time(_ cells: [Cell], with queue: EngineQueue, seed: UInt64) throws(MeasurementRefusal) -> [Timing] {
        try Self.awaitProcessor(for: queue)
        let answer = Cell(curve: "answer", x: 0) { () throws(MeasurementRefusal) in try queue.run([.fence]) }
        let timings = try time(cells + [answer], seed: seed)
        let found = timings[timings.count - 1].found.value
        guard found < Self.longestAnswer else { throw Self.refusal(found) }
        return timings.dropLast()
    }

    private static func awaitProcessor(for queue: EngineQueue) throws(MeasurementRefusal) {
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
            if Double(median) < longestAnswer { return }
        } while MonotonicClock.nanoseconds() < end
        throw refusal(Double(median))
    }

    private static func refusal(_ answer: Double) -> MeasurementRefusal {
        MeasurementRefusal(
            "the copy engine's thread has no processor of its own: it answers after \(rounded(answer / 1000)) us; measure "
                + "where two processors have nothing else to do")
    }
}
