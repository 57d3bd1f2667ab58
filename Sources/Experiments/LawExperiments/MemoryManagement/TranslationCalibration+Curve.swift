import DeviceSimulation
import Laws
import Statistics

extension TranslationCalibration {
    /// Predicted and simulated bandwidths of requests of a size over windows, beside the published ones of 64 B.
    ///
    /// - Parameter units: the simulated unit of each window, from `units(windows:)`.
    func curve(
        _ direction: Published.Direction, request: Int, windows: [Double], units: [TranslationUnit], seed: UInt64
    ) -> LawCurve {
        // As many walkers as the latencies say, in whole ones, of the fitted throughput together.
        var law = law
        law.walkers = walkers.rounded()
        law.walk = law.walkers * law.walk
        let link = Self.link(direction).time(for: request)
        let model = TranslationModel(law, wire: link, seed: seed)
        return LawCurve(
            "\(direction)s of \(request) B, "
                + (request == Published.requestBytes ? "measured as published" : "by the published figures of 64 B"),
            x: .init("window", .bytes, isLogarithmic: true), y: .init("bandwidth", .gigabytesPerSecond),
            // What finite depth leaves idle where link and walkers are about as fast.
            tolerance: .init(relative: 0.03),
            points: zip(windows, units).map { window, unit in
                let time = model.timePerTransaction(
                    of: unit, pages: Self.pages(window), batch: isBalanced(link, Int(window)) ? 200 : 24)
                var point = LawPoint(
                    x: window, predicted: bandwidth(direction, request: request, window: Int(window)),
                    simulated: time.inverse(times: Double(request)))
                point.measured = Self.published(direction, request: request, window: Int(window)).map { .init($0) }
                point.isKeptOut = point.measured != nil && !Self.isFitted(Int(window))
                return point
            })
    }

    /// A unit for each window, which all curves share.
    func units(windows: [Double]) -> [TranslationUnit] {
        windows.map { TranslationModel.warmUnit(law, pages: Self.pages($0)) }
    }

    /// Whether link and walks are about as fast: then what is under way swings slowly, and short runs say little.
    private func isBalanced(_ link: Nanoseconds, _ window: Int) -> Bool {
        let ratio = Self.missRate(window) * walkTimePerTransaction.value / link.value
        return (0.7...1.4).contains(ratio)
    }

    private static func pages(_ window: Double) -> Int { Int(window) / Published.pageBytes }
}

extension LawPoint.Found {
    /// A rate from a time: so much in each.
    fileprivate func inverse(times amount: Double) -> LawPoint.Found {
        LawPoint.Found(
            amount / value, interval: interval.map { amount / $0.upperBound...amount / max($0.lowerBound, value / 1e3) }
        )
    }
}
