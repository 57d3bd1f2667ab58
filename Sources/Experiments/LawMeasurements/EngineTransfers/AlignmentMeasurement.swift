import DeviceModel
import LawExperiments
import Laws
import Statistics
import TransferCore

/// L8: a buffer whose head and tail are copied to where they are aligned, beside one that is copied as a whole.
struct AlignmentMeasurement: MeasuredLaw {
    let number = 8

    private static let (offset, unit) = (1, 64)
    private static let lengths = (7...18).map { 1 << $0 }
    /// What is moved from every offset, without any splitting.
    private static let moved = 4096
    /// The memories of the bench.
    private static let (source, bounce, destination) = (0, 1, 2)

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let size = Self.unit * 2 + (Self.lengths.last ?? 0)
        let bench = try DeviceBench([size, size, size])
        var cells: [Stopwatch.Cell] = []
        for length in Self.lengths {
            let whole = StridedCopy(sourceOffset: Self.offset, destinationOffset: 0, block: length)
            for (curve, list) in [("split", Self.split(length)), ("copy", Self.copiedAsAWhole(length))] {
                let action = Self.action(bench, list)
                try bench.verify([whole], in: Self.destination, after: action)
                cells.append(.init(curve: curve, x: Double(length), action: action))
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, aside: 0) { Self.costs($0) }
        return LawMeasurement(
            setting:
                "a buffer at offset \(Self.offset) whose unaligned ends, or all of it, this thread copies to a second "
                + "memory, before descriptors to the simulated device's copy engine, which is another thread of this host, "
                + "move it",
            constants: [
                .init("segment", nanoseconds: fit.coefficients[1]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "length": Self.lengths.map(Double.init), "offset": [Double(Self.offset)],
                "alignment": [Double(Self.unit)],
            ],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0])
            ] + (try Self.offsets(seed: seed)))
    }

    /// A part of the buffer, and where in the bounce buffer it is copied to; nothing where it stays.
    private struct Part {
        let range: Range<Int>
        let bounce: Int?
    }

    private static func split(_ length: Int) -> [Part] {
        let parts = law.parts(address: offset, bytes: length)
        let (first, last) = (parts.head, parts.head + parts.middle)
        return [
            Part(range: 0..<first, bounce: 0), Part(range: first..<last, bounce: nil),
            Part(range: last..<length, bounce: unit),
        ].filter { !$0.range.isEmpty }
    }

    private static func copiedAsAWhole(_ length: Int) -> [Part] { [Part(range: 0..<length, bounce: 0)] }

    /// The processor copies what has to be, and the engine moves everything.
    private static func action(_ bench: DeviceBench, _ list: [Part]) -> () throws(MeasurementRefusal) -> Void {
        let copies = bench.processorCopies(
            list.compactMap { part in
                part.bounce.map {
                    StridedCopy(
                        sourceOffset: offset + part.range.lowerBound, destinationOffset: $0, block: part.range.count)
                }
            }, from: source, to: bounce)
        let descriptors = list.map { part in
            bench.descriptor(
                StridedCopy(
                    sourceOffset: part.bounce ?? offset + part.range.lowerBound,
                    destinationOffset: part.range.lowerBound, block: part.range.count),
                from: part.bounce == nil ? source : bounce, to: destination)
        }
        return { () throws(MeasurementRefusal) in
            copies.run()
            try bench.run(descriptors)
        }
    }

    private static var law: AlignmentSplit {
        AlignmentSplit(alignment: unit, segment: Nanoseconds(0), copy: Bandwidth(bytesPerNanosecond: 1))
    }

    /// The set-ups, and the bytes that the processor and the engine move, after a part that the law has no figure for.
    private static func costs(_ timing: Stopwatch.Timing) -> [Double] {
        let parts = law.parts(address: offset, bytes: Int(timing.x))
        return timing.curve == "split"
            ? [1, Double(parts.segments), Double(parts.head + parts.tail), timing.x] : [1, 1, timing.x, timing.x]
    }

    /// What an offset costs this engine and this processor where nobody splits anything.
    private static func offsets(seed: UInt64) throws(MeasurementRefusal) -> [String] {
        let bench = try DeviceBench([moved + 2 * unit, 1, moved])
        var cells: [Stopwatch.Cell] = []
        for offset in 0..<2 * unit {
            let copy = StridedCopy(sourceOffset: offset, destinationOffset: 0, block: moved)
            let (descriptor, copies) = (
                bench.descriptor(copy, from: source, to: destination),
                bench.processorCopies([copy], from: source, to: destination)
            )
            try bench.verify([copy], in: destination) { () throws(MeasurementRefusal) in copies.run() }
            try bench.verify([copy], in: destination) { () throws(MeasurementRefusal) in
                try bench.run([descriptor])
            }
            cells.append(
                .init(curve: "the engine", x: Double(offset)) { () throws(MeasurementRefusal) in
                    try bench.run([descriptor])
                })
            cells.append(.init(curve: "the processor", x: Double(offset)) { copies.run() })
        }
        let timings = try Stopwatch(budget: .milliseconds(200)).time(cells, with: bench.queue, seed: seed)
        return ["the engine", "the processor"].map { curve in
            let (aligned, other) = (median(timings, curve, isAligned: true), median(timings, curve, isAligned: false))
            return
                "\(moved) B from one place to another, unsplit, take \(curve) \(rounded(aligned)) ns from offsets 0 and "
                + "\(unit), and \(rounded(other)) ns in the median of the other offsets up to \(2 * unit - 1)"
        }
    }

    private static func median(_ timings: [Stopwatch.Timing], _ curve: String, isAligned: Bool) -> Double {
        let times = timings.filter { $0.curve == curve && Int($0.x).isMultiple(of: unit) == isAligned }
        return Quantile.median.estimate(sorted: times.map(\.found.value).sorted())
    }
}
