import LawExperiments
import LawMeasurements
import TransferCore

/// L24: bitmaps of several densities, scanned, and what is dirty written by a write for each run, beside everything by one.
struct DirtyPagesOverVerbs: LawOverVerbs {
    let number = 24

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = DirtyPagesSweep(pages: 1024, page: 1024, seed: seed)
        let bench = try PageWrites(on: device, count: sweep.pages, bytes: sweep.page)
        let timings = try Stopwatch().time(try sweep.cells(on: bench) + sweep.regularCells(on: bench), seed: seed)
        return try sweep.measurement(
            timings, descriptor: "a write",
            setting:
                "a write for each run of \(sweep.page) B pages, posted with one doorbell, over \(device.description)",
            remarks: [
                "the constants are fitted to bitmaps of regular runs and to scans alone, so that nothing was fitted to a place "
                    + "of a curve"
            ])
    }
}
