import LawExperiments
import TransferCore

/// L9: a comb of blocks by a descriptor each, and by one descriptor that takes the gaps along.
struct CoalescingMeasurement: MeasuredLaw {
    let number = 9

    private static let sweep = CoalescingSweep(
        gaps: [0, 512, 1024, 2048, 4096, 8192, 12288, 16384, 24576, 32768, 49152, 65536], blocks: 16, block: 256)

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try DeviceBench(bytes: sweep.span)
        let cells = try sweep.cells { copies throws(MeasurementRefusal) in
            try bench.verify(copies)
            let descriptors = bench.descriptors(for: copies)
            return { () throws(MeasurementRefusal) in try bench.run(descriptors) }
        }
        return try sweep.measurement(
            try Stopwatch().time(cells, with: bench.queue, seed: seed), of: "descriptor",
            setting:
                "\(sweep.blocks) blocks of \(sweep.block) B with gaps between them, by a descriptor each and by one "
                + "descriptor for blocks and gaps, to the simulated device's copy engine (a thread of this host that copies "
                + "memory)")
    }
}
