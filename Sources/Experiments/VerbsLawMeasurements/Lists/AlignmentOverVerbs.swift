import LawExperiments
import LawMeasurements
import TransferCore

/// L8: a buffer written as a copied head, its middle and a copied tail, beside one that is copied as a whole; and small writes
/// from every offset.
struct AlignmentOverVerbs: LawOverVerbs {
    let number = 8

    /// No longer than a packet of 4 KiB, beyond which what packets cost hides what segments do.
    private static let sweep = AlignmentSweep(
        lengths: (7...11).flatMap { [1 << $0, 3 << ($0 - 1)] } + [4096], moved: [64, 1024])
    private static let write = "a write"

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        guard device.segments >= AlignmentWrites.segments else {
            throw MeasurementRefusal(
                "a request of this device holds \(device.segments) segments, too few for a head, a middle and a tail")
        }
        let sweep = Self.sweep
        let bench = try AlignmentWrites(on: device, bytes: sweep.span)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), seed: seed)
        let offsets = try Stopwatch(budget: .milliseconds(200)).time(
            try sweep.offsetCells(on: bench, device: Self.write), seed: seed)
        return try sweep.measurement(
            timings, offsets: offsets, device: Self.write,
            setting: "one write of a segment for each part moves it, over \(device.description)",
            remarks: [
                "nothing in verbs asks for aligned segments: what splitting costs is shown, and not why one would"
            ])
    }
}
