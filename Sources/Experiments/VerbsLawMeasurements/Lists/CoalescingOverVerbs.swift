import LawExperiments
import LawMeasurements
import TransferCore

/// L9: a comb of blocks by a write each, and by one write that takes the gaps along.
struct CoalescingOverVerbs: LawOverVerbs {
    let number = 9

    private static let sweep = CoalescingSweep(
        gaps: [0, 128, 256, 512, 1024, 2048, 3072, 4096, 6144, 8192, 12288], blocks: 16, block: 64)

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.span)
        let cells = try sweep.cells { copies throws(MeasurementRefusal) in
            try bench.verified(copies, bench.gathering(copies, atMost: 1))
        }
        return try sweep.measurement(
            try Stopwatch().time(cells, seed: seed), of: "write",
            setting:
                "\(sweep.blocks) blocks of \(sweep.block) B with gaps between them, by a write each, posted with one "
                + "doorbell, and by one write of blocks and gaps, over \(device.description)",
            remarks: [
                "the path's packets hold \(device.packetBytes) B: a long write takes several, so that its time grows in steps "
                    + "that the law does not have"
            ])
    }
}
