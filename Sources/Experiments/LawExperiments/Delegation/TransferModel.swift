import DeviceSimulation
import Laws
import Statistics

/// One transfer at a time, by an engine or by a processor, event by event.
struct TransferModel {
    private let engine: DescriptorEngine
    private let processor: DescriptorEngine

    init(_ law: BreakEven) {
        engine = DescriptorEngine(timing: .init(setup: Picoseconds(law.setup), rate: DataRate(law.engine)))
        processor = DescriptorEngine(timing: .init(rate: DataRate(law.processor)))
    }

    /// How many bytes it takes to tell the two rates apart by a picosecond.
    var roundingInBytes: Int {
        let difference = processor.timing.rate.femtosecondsPerByte - engine.timing.rate.femtosecondsPerByte
        return Int(1000 / max(1, abs(difference))) + 1
    }

    func engineTime(for bytes: Int) -> Picoseconds { time(for: bytes, by: engine) }

    func processorTime(for bytes: Int) -> Picoseconds { time(for: bytes, by: processor) }

    /// The first size below a limit at which the engine is no slower; nothing where there is none.
    func firstSizeForEngine(below limit: Int) -> Int? {
        Bisection.first(in: 1...limit) { engineTime(for: $0) <= processorTime(for: $0) }
    }

    private func time(for bytes: Int, by engine: DescriptorEngine) -> Picoseconds {
        engine.run([SegmentDescriptor(source: 0, destination: 0, byteCount: bytes)]).end
    }
}
