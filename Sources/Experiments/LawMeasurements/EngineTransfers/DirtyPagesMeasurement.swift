import DeviceModel
import LawExperiments
import TransferCore

/// L24: bitmaps of several densities, scanned, and what is dirty sent by a descriptor for each run, beside everything.
struct DirtyPagesMeasurement: MeasuredLaw {
    let number = 24

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = DirtyPagesSweep(pages: 4096, page: 256, seed: seed)
        let bench = try EnginePages(count: sweep.pages, bytes: sweep.page)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), with: bench.queue, seed: seed)
        return try sweep.measurement(
            timings, descriptor: "a descriptor",
            setting: "the simulated device's copy engine, another thread, moves each run of \(sweep.page) B pages")
    }
}

/// Pages of a device's memory that its copy engine moves.
private struct EnginePages: DirtyPagesBench {
    private let bench: DeviceBench
    private let page: Int
    private let everything: [Descriptor]

    init(count: Int, bytes page: Int) throws(MeasurementRefusal) {
        bench = try DeviceBench(bytes: count * page)
        self.page = page
        everything = [bench.descriptor(.whole(count * page))]
    }

    var queue: EngineQueue { bench.queue }

    /// Posts a descriptor for each run as it is found, and rings the doorbell at the end.
    func send(_ bitmap: DirtyBitmap) throws(MeasurementRefusal) {
        try bitmap.forEachRun { run throws(MeasurementRefusal) in
            try queue.post(bench.descriptor(.whole(run.count * page, at: run.lowerBound * page)))
        }
        queue.submit()
        try queue.drain()
    }

    func sendEverything() throws(MeasurementRefusal) { try bench.run(everything) }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) { try bench.verify(copies, after: action) }
}
