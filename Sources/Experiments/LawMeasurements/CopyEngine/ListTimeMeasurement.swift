import DeviceModel
import LawExperiments
import TransferCore

/// L5: the same bytes in more and more descriptors, without and with fences between them.
struct ListTimeMeasurement: MeasuredLaw {
    let number = 5

    private static let sweep = ListTimeSweep(
        counts: (0...9).map { 1 << $0 }, bytes: 65536, otherSizes: [16384, 1 << 20], otherCounts: [1, 32, 512])

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try DeviceBench(bytes: sweep.span)
        let cells = try sweep.cells { pieces, isFenced throws(MeasurementRefusal) in
            let plain = bench.descriptors(for: pieces)
            let descriptors = isFenced ? Array(plain.flatMap { [.fence, $0] }.dropFirst()) : plain
            let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
            try bench.verify(pieces, after: action)
            return action
        }
        return try sweep.measurement(
            try Stopwatch().time(cells, with: bench.queue, seed: seed), of: "descriptor",
            fenced: "descriptor with its fence",
            setting:
                "\(ByteCount(sweep.bytes)) in 1 to \(sweep.counts.last ?? 1) pieces, \(sweep.gap) B apart, each a "
                + "descriptor to the simulated device's copy engine (a thread of this host that copies memory), posted with "
                + "one doorbell; with fences: a fence descriptor between two pieces")
    }
}
