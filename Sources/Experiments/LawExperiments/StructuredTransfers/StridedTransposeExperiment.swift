import DeviceSimulation
import Laws
import TransferCore

/// L22: a matrix transposed by strided descriptors, a column or several at a time, and by a descriptor for every element.
struct StridedTransposeExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 22, title: "strided transpose by DMA",
        claim:
            "An engine that reads an element, skips a row and reads the next transposes a matrix without the processor, "
            + "with a descriptor a column. But memory answers in bursts of A bytes: single elements of e bytes fetch A/e "
            + "times what they use, and columns read together do not.",
        formula:
            "T = n_desc to + bursts t_burst; b columns at a time: n_desc = M/b, bursts = N (M/b) max(1, b e/A), so that "
            + "A/(b e) times the matrix is fetched until b e = A; without strides n_desc = N M",
        source: "S0, S1, S3; the count of bursts is reconstructed",
        advice:
            "Move blocks of columns at least a burst wide (8 doubles for 64 bytes), never single columns; where the card "
            + "knows no strides, pack by the processor rather than post an element at a time.",
        kind: .deterministic,
        measurement: .here("strided requests to a copy engine, beside a transpose by the processor"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "together", "b: columns that are read at a time", in: .count, defaults: [1, 2, 4, 8, 16, 32],
            range: 1...4096),
        LawParameter("rows", "N: the rows of the matrix", in: .count, default: 64, range: 1...4096),
        LawParameter("columns", "M: its columns", in: .count, default: 64, range: 1...4096),
        LawParameter("element", "e: the bytes of an element", in: .bytes, default: 8, range: 1...4096),
        .burst, .descriptorOverhead,
        LawParameter(
            "burst-time", "t_burst: how long a burst takes", in: .nanoseconds, default: 5.12, range: 0.001...1e6,
            figure: "burst_time"),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = StridedTranspose(
            rows: values.whole("rows"), columns: values.whole("columns"), element: values.whole("element"),
            burst: values.whole("burst"), overhead: values.time("descriptor"),
            burstTime: values.time("burst-time"))
        guard law.rows * law.columns * law.element <= 1 << 24 else {
            throw LawRefusal("a matrix of more than 16 MiB is not moved here", "take fewer rows or columns")
        }
        let together = values[sweep: "together"]
        for count in [1] + together {
            guard law.bursts(together: Int(count)) != nil else {
                throw LawRefusal(
                    "\(plain(count)) columns of \(law.element) B and bursts of \(law.burst) B do not fit each other",
                    "take a divisor of the columns, such that pieces are parts of a burst or whole bursts, and rows of "
                        + "whole bursts")
            }
        }
        let model = MatrixModel(law)
        let runs = together.map { model.strided(together: Int($0)) }
        let plainRun = model.plain()
        let columns = LawCurve.Axis("together", .count, isLogarithmic: true)
        let time = LawCurve.Axis("time", .nanoseconds, isLogarithmic: true)
        return LawResult(
            curves: [
                LawCurve(
                    "fetched over wanted", x: columns, y: .init("amplification", .fraction),
                    points: zip(together, runs).map {
                        LawPoint(
                            x: $0, predicted: law.amplification(together: Int($0)),
                            simulated: Double($1.report.bursts * law.burst) / Double($1.report.bytes))
                    }),
                LawCurve(
                    "strided engine", x: columns, y: time,
                    points: zip(together, runs).map {
                        LawPoint(
                            x: $0, predicted: law.stridedTime(together: Int($0))?.value,
                            simulated: $1.report.elapsed.nanoseconds)
                    }),
                LawCurve(
                    "a descriptor for every element", x: columns, y: time,
                    points: [
                        LawPoint(
                            x: 1, predicted: law.plainTime?.value, simulated: plainRun.report.elapsed.nanoseconds)
                    ]),
            ],
            findings: [
                LawFinding(
                    "the matrix is transposed, every byte of it, each time",
                    holds: (runs + [plainRun]).allSatisfy(\.isTransposed)),
                LawFinding(
                    "descriptors: \(law.stridedDescriptors(together: 1)) with strides (one a column), "
                        + "\(law.plainDescriptors) without",
                    holds: plainRun.report.descriptors == law.plainDescriptors
                        && zip(together, runs).allSatisfy {
                            $1.report.descriptors == law.stridedDescriptors(together: Int($0))
                        }),
            ])
    }
}
