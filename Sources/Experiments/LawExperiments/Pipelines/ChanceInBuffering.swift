import DeviceSimulation
import Laws

/// L17 with exponential times of equal mean, by the number of buffers.
struct ChanceInBuffering {
    private static let buffers = [1, 2, 3, 4]
    private static let repetitions = 40

    private let law: DoubleBuffering
    private let found: [LawPoint.Found]

    /// - Parameter chunks: of each random run.
    init(transfer: Nanoseconds, chunks: Int, seed: UInt64) {
        let law = DoubleBuffering(transfer: transfer, compute: transfer)
        self.law = law
        found = Self.buffers.map { buffers in
            let model = DoubleBufferingModel(law, buffers: buffers)
            return Self.mean(
                (0..<Self.repetitions).map {
                    model.meanPeriodByChance(chunks: chunks, seed: seed &+ UInt64($0) &* 0x9E37_79B9)
                })
        }
    }

    /// The time for a chunk; the interval is five and a half standard errors of independent runs, which the truth leaves
    /// in about one case in 10^5 (Student's law of 39 degrees of freedom).
    var curve: LawCurve {
        LawCurve(
            "exponential times at balance", x: LawCurve.Axis("buffers", .count),
            y: LawCurve.Axis("time for a chunk", .nanoseconds),
            points: zip(Self.buffers, found).map { buffers, found in
                LawPoint(
                    x: Double(buffers), predicted: law.meanPeriodByChance(buffers: buffers).value, simulated: found)
            })
    }

    /// What fixed times do not show: a third buffer helps.
    var finding: LawFinding {
        let periods = found.map(\.value)
        let parts = zip(Self.buffers, periods).map { "\($0): \(rounded($1)) ns" }
        return LawFinding(
            "where times are random each further buffer helps, \(parts.joined(separator: ", "))",
            holds: zip(periods, periods.dropFirst()).allSatisfy { $0 > $1 })
    }

    private static func mean(_ values: [Double]) -> LawPoint.Found {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let reach = 5.5 * (variance / count).squareRoot()
        return LawPoint.Found(mean, interval: mean - reach...mean + reach)
    }
}
