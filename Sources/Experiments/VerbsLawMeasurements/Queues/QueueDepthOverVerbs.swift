import LawExperiments
import LawMeasurements
import TransferCore

/// L16: writes of one size with more and more of them under way, in a window that slides and in batches.
struct QueueDepthOverVerbs: LawOverVerbs {
    let number = 16

    private static let depths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48]
    private static let bytes = 1024
    /// A multiple of every depth.
    private static let messages = 96

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try WriteBench(on: device, source: Self.bytes, arriving: Self.bytes)
        let copies = [StridedCopy.whole(Self.bytes)]
        let (queue, write) = (bench.queue, bench.writes(copies, atMost: 1))
        var cells: [Stopwatch.Cell] = []
        for depth in Self.depths {
            cells += [
                .init(curve: QueueDepthFit.sliding, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try queue.slide(write, messages: Self.messages, depth: depth)
                },
                .init(curve: QueueDepthFit.batches, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try queue.batch(write, messages: Self.messages, depth: depth)
                },
            ]
        }
        for cell in cells { try bench.verify(copies, after: cell.action) }
        let fit = try QueueDepthFit(
            try Stopwatch().time(cells, seed: seed), messages: Self.messages, bytes: Self.bytes)
        return LawMeasurement(
            setting: "writes of \(ByteCount(Self.bytes)), a request, a doorbell and a report each, over "
                + "\(device.description), with 1 to \(Self.depths.last ?? 1) of them under way",
            constants: fit.constants, figures: fit.figures, places: fit.places, remarks: fit.remarks)
    }
}
