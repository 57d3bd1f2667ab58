import LawExperiments
import TransferCore

/// L17: the copy engine moves the next chunks while the processor computes on this one.
struct DoubleBufferingMeasurement: MeasuredLaw {
    let number = 17

    private static let transfer = "transfer"
    private static let computation = "computation"
    private static let chunks = 16
    private static let chunk = 131_072
    private static let mostBuffers = 3
    /// Computing beside transferring.
    private static let parts = [0.125, 0.25, 0.5, 0.75, 1, 1.5, 2]

    private static func curve(_ buffers: Int) -> String { buffers == 1 ? "1 buffer" : "\(buffers) buffers" }

    /// Chunks one behind the other, each into the next of the buffers.
    private static func copies(buffers: Int) -> [StridedCopy] {
        (0..<chunks).map {
            StridedCopy(sourceOffset: $0 * chunk, destinationOffset: $0 % buffers * chunk, block: chunk)
        }
    }

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.chunks * Self.chunk)
        let computation = try Computation(seed: seed)
        for buffers in 1...Self.mostBuffers {
            let copies = Self.copies(buffers: buffers)
            let descriptors = bench.descriptors(for: copies)
            try bench.verify(copies) { () throws(MeasurementRefusal) in
                try bench.queue.stream(descriptors, buffers: buffers) { computation.run(steps: 1) }
            }
        }
        let alone = bench.descriptors(for: Self.copies(buffers: 1))
        let transfer = Stopwatch.Cell(curve: Self.transfer, x: 0) { () throws(MeasurementRefusal) in
            try bench.queue.stream(alone, buffers: 1) {}
        }
        let about = try Stopwatch(budget: .milliseconds(20)).time([transfer], with: bench.queue, seed: seed)[0].found
            .value
        var cells = [transfer]
        for part in Self.parts {
            let steps = computation.steps(lasting: part * about / Double(Self.chunks))
            cells.append(.init(curve: Self.computation, x: part) { computation.run(steps: steps) })
            for buffers in 1...Self.mostBuffers {
                let descriptors = bench.descriptors(for: Self.copies(buffers: buffers))
                cells.append(
                    .init(curve: Self.curve(buffers), x: part) { () throws(MeasurementRefusal) in
                        try bench.queue.stream(descriptors, buffers: buffers) { computation.run(steps: steps) }
                    })
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let computing = Dictionary(
            timings.filter { $0.curve == Self.computation }.map { ($0.x, $0.found.value) }, uniquingKeysWith: { $1 })
        let single = timings[0].found.scaled(by: 1 / Double(Self.chunks))
        return LawMeasurement(
            setting:
                "chunks of \(ByteCount(Self.chunk)), \(Self.chunks) of them, moved by the simulated device's copy engine (a "
                + "thread of this host that copies memory) while this thread computes on a register for a time measured "
                + "before",
            constants: [.init("transfer", in: .nanoseconds, value: single.value, interval: single.interval)],
            figures: ["compute": computing.values.sorted(), "chunks": [Double(Self.chunks)]],
            places: timings.dropFirst().filter { $0.curve != Self.computation }.compactMap { timing in
                computing[timing.x].map {
                    .init(curve: timing.curve, x: $0, found: timing.found, isKeptOut: true)
                }
            },
            remarks: [
                "transfer and computation were timed alone, so that nothing was fitted to a place of a curve",
                Self.gain(timings),
            ])
    }

    /// The largest gain of two buffers, and of a third.
    private static func gain(_ timings: [Stopwatch.Timing]) -> String {
        func times(_ buffers: Int) -> [Double] {
            timings.filter { $0.curve == curve(buffers) }.map(\.found.value)
        }
        let second = zip(times(1), times(2)).map { $0 / $1 }
        let third = zip(times(2), times(3)).map { $0 / $1 }
        guard let best = second.indices.max(by: { second[$0] < second[$1] }), let further = third.max() else {
            return ""
        }
        return "measured: two buffers gain most, \(rounded(second[best])) times, where computing takes "
            + "\(parts[best]) times the transfer; a third gains \(rounded(further)) times at most"
    }
}
