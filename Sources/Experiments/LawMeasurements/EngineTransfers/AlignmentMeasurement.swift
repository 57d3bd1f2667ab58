import DeviceModel
import LawExperiments
import TransferCore

/// L8: a buffer whose head and tail are copied to where they are aligned, beside one that is copied as a whole.
struct AlignmentMeasurement: MeasuredLaw {
    let number = 8

    private static let sweep = AlignmentSweep(lengths: (7...18).map { 1 << $0 }, moved: [4096])
    private static let engine = "the engine"

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try EngineAlignment(bytes: sweep.span)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), with: bench.queue, seed: seed)
        let offsets = try Stopwatch(budget: .milliseconds(200)).time(
            try sweep.offsetCells(on: bench, device: Self.engine), with: bench.queue, seed: seed)
        return try sweep.measurement(
            timings, offsets: offsets, device: Self.engine,
            setting:
                "descriptors to the simulated device's copy engine, which is another thread of this host, move it")
    }
}

/// A device's memories between which its copy engine and the processor move a buffer.
private struct EngineAlignment: AlignmentBench {
    private static let (source, bounce, destination) = (0, 1, 2)
    private let bench: DeviceBench

    init(bytes: Int) throws(MeasurementRefusal) { bench = try DeviceBench([bytes, bytes, bytes]) }

    var queue: EngineQueue { bench.queue }

    func moving(_ parts: [AlignmentSweep.Part]) -> () throws(MeasurementRefusal) -> Void {
        let copies = bench.processorCopies(
            parts.compactMap(\.toBounce), from: Self.source, to: Self.bounce)
        var arrived = 0
        let descriptors = parts.map { part in
            defer { arrived += part.range.count }
            return bench.descriptor(
                StridedCopy(
                    sourceOffset: part.bounce ?? part.range.lowerBound, destinationOffset: arrived,
                    block: part.range.count),
                from: part.bounce == nil ? Self.source : Self.bounce, to: Self.destination)
        }
        return { [bench] () throws(MeasurementRefusal) in
            copies.run()
            try bench.run(descriptors)
        }
    }

    func copying(_ copy: StridedCopy) -> () throws(MeasurementRefusal) -> Void {
        let copies = bench.processorCopies([copy], from: Self.source, to: Self.destination)
        return { copies.run() }
    }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) { try bench.verify(copies, in: Self.destination, after: action) }
}
