package import LawExperiments
import TransferCore

/// L17's places: chunks that are moved while the processor computes on those before them, with one, two and three buffers.
package struct DoubleBufferingSweep {
    /// How many are moved.
    package let chunks: Int
    /// Bytes of each.
    package let chunk: Int

    /// Whatever times the cells.
    package typealias Timer = (Stopwatch, [Stopwatch.Cell]) throws(MeasurementRefusal) -> [Stopwatch.Timing]

    private static let (transfer, computation) = ("transfer", "computation")
    private static let mostBuffers = 3
    /// Computing beside transferring.
    private static let parts = [0.125, 0.25, 0.5, 0.75, 1, 1.5, 2]

    /// See the properties.
    package init(chunks: Int = 16, chunk: Int) { (self.chunks, self.chunk) = (chunks, chunk) }

    /// Times every computation with every number of buffers, and both alone.
    ///
    /// - Parameters:
    ///   - bench: moves the chunks; its bytes are verified here.
    ///   - mover: what that is, in the law's setting.
    /// - Throws: where a byte differs, and what `timer` throws.
    package func measurement(
        on bench: some StreamingBench, by mover: String, seed: UInt64, remarks: [String] = [], timer: Timer
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let computation = try Computation(seed: seed)
        let streams = (1...Self.mostBuffers).map { bench.stream(chunks: chunks, of: chunk, buffers: $0) }
        for (index, stream) in streams.enumerated() {
            try bench.verify(StridedCopy.chunks(chunks, of: chunk, buffers: index + 1)) {
                () throws(MeasurementRefusal) in try stream { computation.run(steps: 1) }
            }
        }
        let alone = streams[0]
        let transfer = Stopwatch.Cell(curve: Self.transfer, x: 0) { () throws(MeasurementRefusal) in try alone {} }
        let about = try timer(Stopwatch(budget: .milliseconds(20)), [transfer])[0].found.value
        var cells = [transfer]
        for part in Self.parts {
            let steps = computation.steps(lasting: part * about / Double(chunks))
            cells.append(.init(curve: Self.computation, x: part) { computation.run(steps: steps) })
            for (index, stream) in streams.enumerated() {
                cells.append(
                    .init(curve: Self.curve(index + 1), x: part) { () throws(MeasurementRefusal) in
                        try stream { computation.run(steps: steps) }
                    })
            }
        }
        let timings = try timer(Stopwatch(), cells)
        return measurement(timings, by: mover, remarks: remarks)
    }

    /// What the cells' times say of the law.
    private func measurement(
        _ timings: [Stopwatch.Timing], by mover: String, remarks: [String]
    ) -> LawMeasurement {
        let computing = Dictionary(
            timings.filter { $0.curve == Self.computation }.map { ($0.x, $0.found.value) }, uniquingKeysWith: { $1 })
        let single = timings[0].found.scaled(by: 1 / Double(chunks))
        return LawMeasurement(
            setting:
                "chunks of \(ByteCount(chunk)), \(chunks) of them, moved by \(mover) while this thread computes on a register "
                + "for a time measured before",
            constants: [.init("transfer", in: .nanoseconds, value: single.value, interval: single.interval)],
            figures: ["compute": computing.values.sorted(), "chunks": [Double(chunks)]],
            places: timings.dropFirst().filter { $0.curve != Self.computation }.compactMap { timing in
                computing[timing.x].map {
                    .init(curve: timing.curve, x: $0, found: timing.found, isKeptOut: true)
                }
            },
            remarks: [
                "transfer and computation were timed alone, so that nothing was fitted to a place of a curve",
                Self.gain(timings),
            ] + remarks)
    }

    private static func curve(_ buffers: Int) -> String { buffers == 1 ? "1 buffer" : "\(buffers) buffers" }

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
