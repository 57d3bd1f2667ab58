import HostMemory
package import LawExperiments
import Statistics
package import TransferCore

/// L1's places: a contiguous copy by the processor, and the same bytes by an engine that has to be told.
package struct BreakEvenSweep {
    /// Of the copies; they grow.
    package let sizes: [Int]

    private static let (engine, processor) = ("engine", "processor")

    /// See the property.
    package init(sizes: [Int]) { self.sizes = sizes }

    /// The largest of the sizes.
    package var span: Int { sizes.max() ?? 1 }

    /// Both ways at every size; the processor's bytes are verified here.
    ///
    /// - Parameter way: has the engine carry out a copy, and has verified it.
    /// - Throws: where the system refuses memory or a byte differs, and what `way` throws.
    package func cells(
        _ way: (StridedCopy) throws(MeasurementRefusal) -> () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        let bench = try HostBench(bytes: span)
        var cells: [Stopwatch.Cell] = []
        for size in sizes {
            let copy = StridedCopy.whole(size)
            try bench.verify([copy])
            let copies = bench.prepare([copy])
            cells.append(.init(curve: Self.engine, x: Double(size), action: try way(copy)))
            cells.append(.init(curve: Self.processor, x: Double(size)) { copies.run() })
        }
        return cells
    }

    /// The engine's times among those of the cells.
    package static func engineTimes(_ timings: [Stopwatch.Timing]) -> [Stopwatch.Timing] {
        timings.filter { $0.curve == engine }
    }

    /// The processor's times among those of the cells.
    package static func processorTimes(_ timings: [Stopwatch.Timing]) -> [Stopwatch.Timing] {
        timings.filter { $0.curve == processor }
    }

    /// What the cells' times say of the law.
    ///
    /// - Parameters:
    ///   - engine: as a sentence goes on: `the engine`.
    ///   - remarks: what else is to be said, given tp in nanoseconds and Bc in bytes per nanosecond.
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], of engine: String, setting: String,
        remarks: (_ setup: Double, _ bytesPerNanosecond: Double) -> [String] = { _, _ in [] }
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let (engineTimes, processorTimes) = (Self.engineTimes(timings), Self.processorTimes(timings))
        let byEngine = try JointFit(engineTimes) { [1, $0.x] }
        let byProcessor = try JointFit(processorTimes) { [$0.x] }
        let setup = byEngine.coefficients[0]
        let copying = try LawMeasurement.Constant("copy-bandwidth", nanosecondsPerByte: byProcessor.coefficients[0])
        let crossing = Crossing(of: engineTimes, below: processorTimes)
        return LawMeasurement(
            setting: setting,
            constants: [
                .init("setup", nanoseconds: setup),
                try .init("bandwidth", nanosecondsPerByte: byEngine.coefficients[1]),
                copying,
            ],
            figures: ["size": sizes.map(Double.init)],
            places: byEngine.places + byProcessor.places,
            remarks: [
                crossing.first == nil
                    ? "measured: \(engine) is slower than the processor up to \(sizes.last ?? 0) B"
                    : "measured: \(engine) comes to be faster \(crossing.text("B"))",
                "of the places kept out, \(engine)'s lie \(Self.miss(byEngine) { setup.value + byEngine.coefficients[1].value * $0 }) "
                    + "from the law in the median, and the processor's "
                    + "\(Self.miss(byProcessor) { byProcessor.coefficients[0].value * $0 })",
                Self.pace(processorTimes),
            ] + remarks(setup.value, copying.value))
    }

    /// How far the kept places of a fit lie from what it predicts, in the median.
    private static func miss(_ fit: JointFit, predicted: (Double) -> Double) -> String {
        let misses = fit.places.filter(\.isKeptOut).map { abs(predicted($0.x) / $0.found.value - 1) }
        return "\(rounded(100 * Quantile.median.estimate(sorted: misses.sorted()))) %"
    }

    private static func pace(_ times: [Stopwatch.Timing]) -> String {
        let paces = times.map { $0.found.value / $0.x }
        return
            "the processor copies a byte in \(rounded(paces.min() ?? 0)) to \(rounded(paces.max() ?? 0)) ns by size, where "
            + "the law has one figure"
    }
}
