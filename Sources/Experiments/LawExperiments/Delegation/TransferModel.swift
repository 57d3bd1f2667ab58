import DeviceSimulation
import Laws

/// One transfer at a time, by an engine or by a processor, event by event.
struct TransferModel {
    private enum Event { case ready, moved }

    private let setup: Picoseconds
    private let engine: DataRate
    private let processor: DataRate

    init(_ law: BreakEven) {
        setup = Picoseconds(nanoseconds: law.setup.value)
        engine = DataRate(bytesPerNanosecond: law.engine.bytesPerNanosecond)
        processor = DataRate(bytesPerNanosecond: law.processor.bytesPerNanosecond)
    }

    /// How many bytes it takes to tell the two rates apart by a picosecond.
    var roundingInBytes: Int {
        Int(1000 / max(1, abs(processor.femtosecondsPerByte - engine.femtosecondsPerByte))) + 1
    }

    func engineTime(for bytes: Int) -> Picoseconds { run(after: setup, bytes, at: engine) }

    func processorTime(for bytes: Int) -> Picoseconds { run(after: .zero, bytes, at: processor) }

    /// The first size below a limit at which the engine is no slower; nothing where there is none.
    func firstSizeForEngine(below limit: Int) -> Int? {
        func wins(_ bytes: Int) -> Bool { engineTime(for: bytes) <= processorTime(for: bytes) }
        var (low, high) = (0, limit)
        guard wins(high) else { return nil }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if wins(middle) { high = middle } else { low = middle }
        }
        return high
    }

    private func run(after setup: Picoseconds, _ bytes: Int, at rate: DataRate) -> Picoseconds {
        var queue = EventQueue<Event>()
        queue.plan(.ready, after: setup)
        while let event = queue.next() {
            if case .ready = event { queue.plan(.moved, after: rate.time(for: bytes)) }
        }
        return queue.now
    }
}
