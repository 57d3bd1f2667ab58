import HostMemory
import LawExperiments
import TransferCore

/// L1: a copy by the processor beside the same copy by the copy engine, over sizes.
struct BreakEvenMeasurement: MeasuredLaw {
    let number = 1

    private static let sizes = (11...22).map { 1 << $0 }

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let largest = Self.sizes.last ?? 1
        let (engine, processor) = (try DeviceBench(bytes: largest), try HostBench(bytes: largest))
        var cells: [Stopwatch.Cell] = []
        for size in Self.sizes {
            let copy = StridedCopy(sourceOffset: 0, destinationOffset: 0, block: size)
            try engine.verify([copy])
            try processor.verify([copy])
            let (descriptors, copies) = (engine.descriptors(for: [copy]), processor.prepare([copy]))
            cells.append(
                .init(curve: "engine", x: Double(size)) { () throws(MeasurementRefusal) in try engine.run(descriptors) }
            )
            cells.append(.init(curve: "processor", x: Double(size)) { copies.run() })
        }
        let timings = try Stopwatch().time(cells, with: engine.queue, seed: seed)
        let byEngine = try JointFit(timings.filter { $0.curve == "engine" }) { [1, $0.x] }
        let byProcessor = try JointFit(timings.filter { $0.curve == "processor" }) { [$0.x] }
        return LawMeasurement(
            setting: "one contiguous copy between two memories of this host, by memory copy on this thread, and by a "
                + "descriptor to the simulated device's copy engine, whose thread is another core",
            constants: [
                .init("setup", nanoseconds: byEngine.coefficients[0]),
                try .init("bandwidth", nanosecondsPerByte: byEngine.coefficients[1]),
                try .init("copy-bandwidth", nanosecondsPerByte: byProcessor.coefficients[0]),
            ],
            figures: ["size": Self.sizes.map(Double.init)],
            places: byEngine.places + byProcessor.places,
            remarks: [
                "measured: the engine comes to be faster "
                    + Crossing(
                        of: timings.filter { $0.curve == "engine" }, below: timings.filter { $0.curve == "processor" }
                    ).text("B")
            ])
    }
}
