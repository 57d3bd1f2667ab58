import LawExperiments
import TransferCore

/// L17: the copy engine moves the next chunks while the processor computes on this one.
struct DoubleBufferingMeasurement: MeasuredLaw {
    let number = 17

    private static let sweep = DoubleBufferingSweep(chunk: 131_072)

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.sweep.chunks * Self.sweep.chunk)
        return try Self.sweep.measurement(
            on: bench, by: "the simulated device's copy engine (a thread of this host that copies memory)", seed: seed
        ) { stopwatch, cells throws(MeasurementRefusal) in
            try stopwatch.time(cells, with: bench.queue, seed: seed)
        }
    }
}

extension DeviceBench: StreamingBench {
    func stream(
        chunks: Int, of bytes: Int, buffers: Int
    ) -> (_ body: () -> Void) throws(MeasurementRefusal) -> Void {
        let descriptors = descriptors(for: StridedCopy.chunks(chunks, of: bytes, buffers: buffers))
        return { [queue] body throws(MeasurementRefusal) in
            try queue.stream(descriptors, buffers: buffers, body: body)
        }
    }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) { try verify(copies, in: 1, after: action) }
}
