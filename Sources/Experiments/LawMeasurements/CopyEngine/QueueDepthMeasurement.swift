import DeviceModel
import LawExperiments
import Statistics
import TransferCore

/// L16: copies of one size with more and more of them under way, in a window that slides and in batches.
struct QueueDepthMeasurement: MeasuredLaw {
    let number = 16

    private static let sliding = "window that slides"
    private static let batches = "batches"
    private static let hidden = "hidden part of the round trip"
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
                .init(curve: Self.sliding, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try bench.queue.slide(descriptor, messages: Self.messages, depth: depth)
                },
                .init(curve: Self.batches, x: Double(depth)) { () throws(MeasurementRefusal) in
                    try bench.queue.batch(descriptor, messages: Self.messages, depth: depth)
                },
            ]
        }
        for cell in cells { try bench.verify([copy], after: cell.action) }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed).map {
            // Of one message.
            Stopwatch.Timing(curve: $0.curve, x: $0.x, found: $0.found.scaled(by: 1 / Double(Self.messages)))
        }
        // A batch takes t0 + q S/B, so that a message takes t0/q + S/B.
        let fit = try JointFit(timings.filter { $0.curve == Self.batches }) { [1 / $0.x, Double(Self.bytes)] }
        let window = timings.filter { $0.curve == Self.sliding }
        return LawMeasurement(
            setting:
                "copies of \(ByteCount(Self.bytes)), a descriptor and a doorbell each, to the ring of the simulated "
                + "device's copy engine (a thread of this host that copies memory), with 1 to \(Self.depths.last ?? 1) of "
                + "them under way",
            constants: [
                .init("latency", nanoseconds: fit.coefficients[0]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[1]),
            ],
            figures: ["depth": Self.depths.map(Double.init), "size": [Double(Self.bytes)], "message-gap": [0]],
            places: fit.places.map { Self.bandwidth(at: $0.curve, $0.x, of: $0.found, isKeptOut: $0.isKeptOut) }
                + window.map { Self.bandwidth(at: $0.curve, $0.x, of: $0.found, isKeptOut: true) }
                + window.dropFirst().map { timing in
                    .init(
                        curve: Self.hidden, x: timing.x, found: .init(1 - timing.found.value / window[0].found.value),
                        isKeptOut: true)
                },
            remarks: [
                "latency and bandwidth were fitted to batches; no place of the window that slides had a part in them",
                "the bandwidth is that of messages, so that it holds what a descriptor costs: "
                    + "\(rounded(fit.coefficients[1].value * Double(Self.bytes))) ns a message",
                "measured at depth \(Self.depths.last ?? 1): \(rounded(window[window.count - 1].found.value)) ns a message in "
                    + "the window that slides, where every completion is looked for before the next message is posted",
            ])
    }

    private static func bandwidth(
        at curve: String, _ depth: Double, of time: LawPoint.Found, isKeptOut: Bool
    ) -> LawMeasurement.Place {
        let found = LawPoint.Found(
            Double(bytes) / time.value,
            interval: time.interval.map { Double(bytes) / $0.upperBound...Double(bytes) / $0.lowerBound })
        return .init(curve: curve, x: depth, found: found, isKeptOut: isKeptOut)
    }
}
