import DeviceModel
import HostMemory
import LawExperiments
import Statistics
import TransferCore

/// L2: a copy and then a checksum by the processor, beside a copy by the engine under the checksum of the block before.
struct OverlapMeasurement: MeasuredLaw {
    let number = 2

    private static let sizes = (12...19).map { 1 << $0 }
    private static let wordSize = 8
    /// Nanoseconds that may stand for the law's cycle, which takes whole ones.
    private static let ticks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
    /// The most cycles a word for which the law is run.
    private static let mostCycles = 100.0
    private static let mostSetupCycles = 1e6
    private static let (source, blocks) = (0, [1, 2])

    private static let (processor, engine, speedUp) = ("by the processor", "by the engine", "speed-up")
    private static let (checksum, copying, listed) = ("checksum", "copy", "engine alone")

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let timings = try Self.timings(seed: seed)
        func all(_ curve: String) -> [Stopwatch.Timing] { timings.filter { $0.curve == curve } }
        func words(_ bytes: Double) -> Double { bytes / Double(Self.wordSize) }
        let process = try JointFit(all(Self.checksum)) { [words($0.x)] }.coefficients[0].value
        let program = try JointFit(all(Self.copying)) { [words($0.x)] }.coefficients[0].value
        let list = try JointFit(all(Self.listed)) { [1, words($0.x)] }
        let (setup, pace) = (list.coefficients[0].value, list.coefficients[1].value)
        let most = max(process / Self.mostCycles, pace / Self.mostCycles, setup / Self.mostSetupCycles)
        guard let tick = Self.ticks.first(where: { most < $0 }) else {
            throw MeasurementRefusal("a word or the set-up takes more cycles of 5 ns than the law is run for")
        }
        func constant(_ name: String, _ nanoseconds: Double, atLeast least: Double) -> LawMeasurement.Constant {
            .init(name, in: .cycles, value: max(least, (nanoseconds / tick).rounded()), interval: nil)
        }
        // Nothing is fitted to these: the constants come from each part alone.
        let places = [Self.processor, Self.engine].flatMap { curve in
            all(curve).map {
                LawMeasurement.Place(curve: curve, x: $0.x, found: $0.found.scaled(by: 1 / tick), isKeptOut: true)
            }
        }
        let gains = zip(all(Self.processor), all(Self.engine)).map { processor, engine in
            LawMeasurement.Place(
                curve: Self.speedUp, x: processor.x, found: .init(processor.found.value / engine.found.value),
                isKeptOut: true)
        }
        return LawMeasurement(
            setting:
                "a block copied and summed by this thread, and one that the simulated device's copy engine, another "
                + "thread of this host, copies while this one sums the block before it",
            constants: [
                constant("program", setup, atLeast: 0), constant("interrupt", 0, atLeast: 0),
                constant("pio", program, atLeast: 1), constant("process", process, atLeast: 1),
                constant("pace", pace, atLeast: 1),
            ],
            figures: ["size": Self.sizes.map(Double.init)], places: places + gains,
            remarks: [
                "the law's cycle stands for \(tick) ns; the one that the engine takes from the processor for each word is "
                    + "therefore as short, and says nothing of this memory",
                "posting and polling together, \(rounded(setup)) ns, are the law's programming; nothing interrupts",
                Self.hidden(timings, setup: setup, pace: pace, process: process),
            ])
    }

    private static func timings(seed: UInt64) throws(MeasurementRefusal) -> [Stopwatch.Timing] {
        let largest = sizes.last ?? wordSize
        let bench = try DeviceBench([largest, largest, largest])
        var cells: [Stopwatch.Cell] = []
        for size in sizes {
            let copy = StridedCopy(sourceOffset: 0, destinationOffset: 0, block: size)
            let copies = blocks.map { bench.processorCopies([copy], from: source, to: $0) }
            let descriptors = blocks.map { bench.descriptor(copy, from: source, to: $0) }
            let expected = sum(bench, size, of: source)
            for index in blocks.indices {
                try bench.verify([copy], in: blocks[index]) { () throws(MeasurementRefusal) in copies[index].run() }
                try bench.verify([copy], in: blocks[index]) { () throws(MeasurementRefusal) in
                    try bench.run([descriptors[index]])
                }
            }
            func processed(_ block: Int) throws(MeasurementRefusal) {
                guard sum(bench, size, of: block) == expected else {
                    throw MeasurementRefusal("a block of \(size) B was summed before it had arrived")
                }
            }
            var turn = 0
            func cell(_ curve: String, _ action: @escaping () throws(MeasurementRefusal) -> Void) {
                cells.append(.init(curve: curve, x: Double(size), action: action))
            }
            cell(checksum) { () throws(MeasurementRefusal) in try processed(blocks[0]) }
            cell(copying) { copies[0].run() }
            cell(listed) { () throws(MeasurementRefusal) in try bench.run([descriptors[0]]) }
            cell(processor) { () throws(MeasurementRefusal) in
                copies[0].run()
                try processed(blocks[0])
            }
            cell(engine) { () throws(MeasurementRefusal) in
                turn = 1 - turn
                try bench.queue.post(descriptors[turn])
                bench.queue.submit()
                try processed(blocks[1 - turn])
                try bench.queue.drain()
            }
        }
        return try Stopwatch().time(cells, with: bench.queue, seed: seed)
    }

    private static func sum(_ bench: DeviceBench, _ size: Int, of memory: Int) -> UInt64 {
        var kernel = WordChecksum(words: size / wordSize)
        bench.compute(&kernel, on: memory)
        return kernel.value
    }

    /// How much longer the overlapped parts take than the longer of them alone.
    private static func hidden(
        _ timings: [Stopwatch.Timing], setup: Double, pace: Double, process: Double
    ) -> String {
        guard let last = timings.last(where: { $0.curve == engine }) else { return "nothing overlapped" }
        let words = last.x / Double(wordSize)
        let longer = max(setup + words * pace, words * process)
        return
            "overlapped, a block of \(ByteCount(Int(last.x))) takes \(rounded(last.found.value / 1000)) us, and the longer "
            + "part alone \(rounded(longer / 1000)) us: what they take from each other is \(rounded(last.found.value / longer - 1)) "
            + "of it"
    }
}
