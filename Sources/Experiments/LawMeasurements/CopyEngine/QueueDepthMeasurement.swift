import DeviceModel
import LawExperiments
import TransferCore

/// L16: copies of one size with more and more of them under way, in a window that slides and in batches.
struct QueueDepthMeasurement: MeasuredLaw {
    let number = 16

    private static let depths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
    private static let bytes = 8192
    /// A multiple of every depth.
    private static let messages = 192

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.bytes)
        let copy = StridedCopy.whole(Self.bytes)
        let descriptor = bench.descriptors(for: [copy])[0]
        var cells: [Stopwatch.Cell] = []
        for depth in Self.depths {
            cells += [
                .init(curve: QueueDepthFit.sliding, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try bench.queue.slide(descriptor, messages: Self.messages, depth: depth)
                },
                .init(curve: QueueDepthFit.batches, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try bench.queue.batch(descriptor, messages: Self.messages, depth: depth)
                },
            ]
        }
        for cell in cells { try bench.verify([copy], after: cell.action) }
        let fit = try QueueDepthFit(
            try Stopwatch().time(cells, with: bench.queue, seed: seed), messages: Self.messages, bytes: Self.bytes)
        return LawMeasurement(
            setting:
                "copies of \(ByteCount(Self.bytes)), a descriptor and a doorbell each, to the ring of the simulated "
                + "device's copy engine (a thread of this host that copies memory), with 1 to \(Self.depths.last ?? 1) of "
                + "them under way",
            constants: fit.constants, figures: fit.figures, places: fit.places, remarks: fit.remarks)
    }
}
