import LawExperiments
import Statistics
import TransferCore

/// L23: bands of columns gathered by descriptors with and without strides, gaps left out or sent along.
struct ColumnBandsMeasurement: MeasuredLaw {
    let number = 23

    private static let sweep = ColumnBandsSweep(rows: 64)

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try DeviceBench(bytes: sweep.span)
        let cells = try sweep.cells(ColumnBandsSweep.Way.allCases) { copies throws(MeasurementRefusal) in
            let descriptors = copies.map { bench.descriptor($0) }
            let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
            try bench.verify(copies, after: action)
            return action
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, aside: 0) { timing in
            guard let way = ColumnBandsSweep.Way(rawValue: timing.curve) else { return [1, 0, 0, 0] }
            let costs = sweep.costs(way, gap: timing.x)
            return [1, costs.blocks - costs.descriptors, costs.descriptors, costs.bytes]
        }
        func crossing(_ apart: ColumnBandsSweep.Way, _ merged: ColumnBandsSweep.Way) -> String {
            sweep.widestGap(
                apart: timings.filter { $0.curve == apart.rawValue },
                merged: timings.filter { $0.curve == merged.rawValue })
        }
        return LawMeasurement(
            setting: "\(sweep.description) gathered by the simulated device's copy engine, another thread of this host",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: sweep.figures,
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "each further block of a strided descriptor takes \(rounded(fit.coefficients[1].value)) ns besides its bytes, "
                    + "where the law says none: left in the measured times",
                "measured without strides: " + crossing(.plain, .plainMerged),
                "measured with strides: " + crossing(.strided, .stridedMerged),
            ])
    }
}
