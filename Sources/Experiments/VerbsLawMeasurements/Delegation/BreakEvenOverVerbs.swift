import LawExperiments
import LawMeasurements
import TransferCore

/// L1: a copy by the processor beside a write of the same bytes to this process, by time and by the processor's time.
struct BreakEvenOverVerbs: LawOverVerbs {
    let number = 1

    private static let sweep = BreakEvenSweep(sizes: (11...20).map { 1 << $0 })

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.span)
        let cells = try sweep.cells { copy throws(MeasurementRefusal) in
            try bench.verified([copy], bench.gathering([copy], atMost: 1))
        }
        let timings = try Stopwatch().time(cells, seed: seed)
        let posting = try Stopwatch(clock: .thread).time(
            sweep.sizes.map { bench.queue.handingOver(bench.writes([.whole($0)], atMost: 1), x: Double($0)) },
            seed: seed)
        let occupancy = try PostingOccupancy(posting)
        return try sweep.measurement(
            timings, of: "a write",
            setting:
                "one contiguous copy between two memories of this process, by memory copy on this thread, and by a write, "
                + "posted and polled for by this thread, over \(device.description)",
            remarks: {
                occupancy.remarks(
                    setup: $0, bytesPerNanosecond: $1, copies: BreakEvenSweep.processorTimes(timings),
                    writes: BreakEvenSweep.engineTimes(timings))
            })
    }
}
