import Laws
import Statistics

extension TranslationCalibration {
    /// What was predicted and simulated for requests of a size.
    struct Prediction {
        let direction: Published.Direction
        let request: Int
        let curve: LawCurve
    }

    /// The constant, how far it is from the figures that it was fitted on and from those between, and what it says of other
    /// sizes.
    func findings(_ predictions: [Prediction]) -> [LawFinding] {
        let residuals = Published.bandwidths.map { row in
            let predicted = bandwidth(row.direction, request: Published.requestBytes, window: row.windowBytes) * 8
            return (row: row, error: predicted / row.withIOMMU - 1)
        }
        let fitted = residuals.filter { Self.isFitted($0.row.windowBytes) }.map { abs($0.error) }
        let worst = fitted.max() ?? 0
        let (value, margin) = (walkTimePerTransaction.value, walkTimePerTransaction.margin)
        return [
            LawFinding(
                "one constant fits the published plateaus of reads and writes of 64 B: a walk takes "
                    + "\(fixed(value)) ns of a transaction's time, +-\(fixed(margin)) ns (95 %), with \(Self.entries) "
                    + "entries; the worst of them is \(fixed(100 * worst)) % off",
                holds: worst <= 0.1,
                trace: residuals.map {
                    "\($0.row.direction) of 64 B in \($0.row.windowBytes) B: published \(fixed($0.row.withIOMMU)) Gbit/s, "
                        + "predicted \($0.error < 0 ? "" : "+")\(fixed(100 * $0.error)) %"
                }),
            LawFinding(
                "the published latencies agree: a miss adds \(fixed(walkLatency)) ns, so that \(fixed(walkers)) walks go "
                    + "on at a time",
                holds: walkers > 1),
            LawFinding(
                "the simulated bandwidth of every size begins to fall in the window that is predicted",
                holds: predictions.allSatisfy(fallsAtTheKnee), trace: predictions.map(knee)),
        ]
    }

    /// Whether no simulated point before the knee is below the link's bandwidth, and every one is for which the closed form
    /// leaves nine tenths of it at most.
    private func fallsAtTheKnee(_ prediction: Prediction) -> Bool {
        let link = Self.link(prediction.direction).time(for: prediction.request)
        let without = Double(prediction.request) / link.value
        let knee = law.knee(link: link).map { $0 * Double(Published.pageBytes) } ?? .infinity
        return prediction.curve.points.allSatisfy { point in
            guard let simulated = point.simulated, let predicted = point.predicted else { return false }
            if point.x <= knee { return (simulated.interval?.upperBound ?? simulated.value) >= 0.97 * without }
            return predicted > 0.9 * without || simulated.value < 0.97 * without
        }
    }

    /// Where bandwidth begins to fall, and what is left of it in 64 MiB.
    private func knee(_ prediction: Prediction) -> String {
        let (direction, request) = (prediction.direction, prediction.request)
        let link = Self.link(direction).time(for: request)
        let without = Double(8 * request) / link.value
        let start = "\(direction)s of \(request) B: \(fixed(without)) Gbit/s without the IOMMU"
        guard let knee = law.knee(link: link) else { return "\(start), and with it in every window" }
        let left = bandwidth(direction, request: request, window: 67_108_864) * 8
        return "\(start); falls from windows of \(fixed(knee * Double(Published.pageBytes) / 1024)) KiB on, to "
            + "\(fixed(left)) Gbit/s"
    }
}

/// A number with one digit after the point.
private func fixed(_ value: Double) -> String {
    let tenths = Int((10 * value).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
