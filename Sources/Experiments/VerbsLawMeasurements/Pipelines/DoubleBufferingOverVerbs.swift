import LawExperiments
import LawMeasurements
import TransferCore

/// L17: the next chunks are written while this thread computes on those that have arrived.
struct DoubleBufferingOverVerbs: LawOverVerbs {
    let number = 17

    private static let sweep = DoubleBufferingSweep(chunk: 16_384)

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bytes = sweep.chunks * sweep.chunk
        let bench = try WriteBench(on: device, source: bytes, arriving: bytes)
        return try sweep.measurement(
            on: bench, by: "writes over \(device.description)", seed: seed,
            remarks: [try Self.posting(sweep.chunk, bench, seed: seed)]
        ) { stopwatch, cells throws(MeasurementRefusal) in try stopwatch.time(cells, seed: seed) }
    }

    /// How much of a chunk's write is over when the thread that posts it may compute again.
    private static func posting(_ bytes: Int, _ bench: WriteBench, seed: UInt64) throws(MeasurementRefusal) -> String {
        let write = bench.writes([.whole(bytes)], atMost: 1)
        let whole = Stopwatch.Cell(curve: "whole", x: 0) { () throws(MeasurementRefusal) in try bench.queue.run(write) }
        let times = try Stopwatch(budget: .milliseconds(100)).time(
            [bench.queue.handingOver(write, x: 0), whole], seed: seed
        ).map(\.found.value)
        let share = times[0] / times[1]
        return
            "of a chunk's write, \(rounded(times[1])) ns, \(rounded(100 * share)) % pass before ibv_post_send returns"
            + (share > 0.25
                ? ": the thread that posts carries these bytes itself, in the kernel, and cannot compute beside it, which "
                    + "contradicts the law's second buffer" : ", and this thread computes during the rest")
    }
}

extension WriteBench: StreamingBench {
    func stream(
        chunks: Int, of bytes: Int, buffers: Int
    ) -> (_ body: () -> Void) throws(MeasurementRefusal) -> Void {
        let chains = StridedCopy.chunks(chunks, of: bytes, buffers: buffers).map { writes([$0], atMost: 1) }
        return { [queue] body throws(MeasurementRefusal) in try queue.stream(chains, buffers: buffers, body: body) }
    }
}
