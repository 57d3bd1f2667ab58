import LawExperiments
import TransferCore

/// L1: a copy by the processor beside the same copy by the copy engine, over sizes.
struct BreakEvenMeasurement: MeasuredLaw {
    let number = 1

    private static let sweep = BreakEvenSweep(sizes: (11...22).map { 1 << $0 })

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.sweep.span)
        let cells = try Self.sweep.cells { copy throws(MeasurementRefusal) in
            try bench.verify([copy])
            let descriptors = bench.descriptors(for: [copy])
            return { () throws(MeasurementRefusal) in try bench.run(descriptors) }
        }
        return try Self.sweep.measurement(
            try Stopwatch().time(cells, with: bench.queue, seed: seed), of: "the engine",
            setting: "one contiguous copy between two memories of this host, by memory copy on this thread, and by a "
                + "descriptor to the simulated device's copy engine, whose thread is another core")
    }
}
