import DeviceModel
import LawExperiments
import Laws
import TransferCore

/// L22: a matrix transposed by strided descriptors, a column or several at a time, and by a descriptor for every element.
struct StridedTransposeMeasurement: MeasuredLaw {
    let number = 22

    /// Rows and columns of the matrix.
    var side = 512

    private static let (element, burst) = (8, 64)
    private static let strided = "strided engine"
    private static let plain = "a descriptor for every element"
    private static let longestList = 4096

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let size = side * side * Self.element
        let bench = try DeviceBench(bytes: size)
        let together = (0..<10).map { 1 << $0 }.filter { $0 <= side }
        var cells: [Stopwatch.Cell] = []
        for count in together {
            let copies = bands(of: count)
            let descriptors = copies.map { bench.descriptor($0) }
            let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
            try bench.verify(copies, after: action)
            cells.append(.init(curve: Self.strided, x: Double(count), action: action))
        }
        let elements = self.elements
        let descriptors = elements.map { bench.descriptor($0) }
        let lists = stride(from: 0, to: descriptors.count, by: Self.longestList).map {
            Array(descriptors[$0..<min($0 + Self.longestList, descriptors.count)])
        }
        let everyElement = { () throws(MeasurementRefusal) in for list in lists { try bench.run(list) } }
        try bench.verify(elements, after: everyElement)
        cells.append(.init(curve: Self.plain, x: 1, action: everyElement))
        let byProcessor = bench.processorCopies(bands(of: side), from: 0, to: 1)
        cells.append(.init(curve: Self.processor, x: Double(side)) { byProcessor.run() })

        var timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let processor = timings.removeLast()
        let law = self.law
        let fit = try JointFit(timings) { timing in
            let count = Int(timing.x)
            let descriptors =
                timing.curve == Self.plain ? law.plainDescriptors : law.stridedDescriptors(together: count)
            return [Double(descriptors), Double(law.bursts(together: count) ?? 0)]
        }
        let fastest = timings.filter { $0.curve == Self.strided }.min { $0.found.value < $1.found.value }
        return LawMeasurement(
            setting:
                "a matrix of \(side) times \(side) doubles transposed by the simulated device's copy engine, another "
                + "thread of this host, whose reads the processor's caches answer: a burst is one of their lines",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[0]),
                .init("burst-time", nanoseconds: fit.coefficients[1]),
            ],
            figures: [
                "together": together.map(Double.init), "rows": [Double(side)], "columns": [Double(side)],
                "element": [Double(Self.element)], "burst": [Double(Self.burst)],
            ],
            places: fit.places,
            remarks: [
                "this thread transposes the matrix in blocks of its own choice in \(rounded(processor.found.value / 1000)) us"
                    + (fastest.map {
                        ", the engine in \(rounded($0.found.value / 1000)) us at best, with \(Int($0.x)) columns at a time"
                    } ?? ""),
                Self.gain(timings, law),
                "\(side * side) descriptors of an element each go in lists of \(Self.longestList), with a doorbell for each",
            ])
    }

    /// What reading columns together gains, by the medians, beside what the law says of the bursts.
    private static func gain(_ timings: [Stopwatch.Timing], _ law: StridedTranspose) -> String {
        let times = timings.filter { $0.curve == strided }.map(\.found.value)
        let (alone, best, worst) = (times.first ?? 0, times.min() ?? 0, times.max() ?? 0)
        return
            "single columns take \(rounded(alone / best)) times as long as the fastest number of columns, and the slowest "
            + "\(rounded(worst / best)) times, where the bursts alone would make it \(rounded(law.amplification(together: 1) ?? 0)): "
            + "this engine walks wide pieces in blocks of its own, between caches that keep lines, and the law knows neither"
    }

    private static let processor = "processor"

    private var law: StridedTranspose {
        StridedTranspose(
            rows: side, columns: side, element: Self.element, burst: Self.burst, overhead: Nanoseconds(0),
            burstTime: Nanoseconds(0))
    }

    /// A descriptor for every `together` columns.
    private func bands(of together: Int) -> [StridedCopy] {
        let (element, row) = (Self.element, side * Self.element)
        return (0..<side / together).map { band in
            StridedCopy(
                sourceOffset: band * together * element, destinationOffset: band * together * row, block: element,
                inner: .init(count: together, sourceStride: element, destinationStride: row),
                middle: .init(count: side, sourceStride: row, destinationStride: element))
        }
    }

    /// A descriptor for every element, column by column.
    private var elements: [StridedCopy] {
        (0..<side * side).map { index in
            let (column, row) = index.quotientAndRemainder(dividingBy: side)
            return StridedCopy(
                sourceOffset: (row * side + column) * Self.element, destinationOffset: index * Self.element,
                block: Self.element)
        }
    }
}
