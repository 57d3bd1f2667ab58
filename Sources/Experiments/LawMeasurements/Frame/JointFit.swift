package import LawExperiments
package import Statistics

/// Constants fitted to every other place of several curves at once, all of which are sums of the same costs.
package struct JointFit {
    /// One for each variable, with its 95 % interval: of the fit, and not of what a machine does from day to day.
    package let coefficients: [Estimated]
    /// The places of the curves, in their order, without the share that the law has no figure for.
    package let places: [LawMeasurement.Place]

    /// Fits times as sums of variables with coefficients that are not negative, by relative distance.
    ///
    /// - Parameters:
    ///   - timings: the places of curves, of each by growing x; the second, fourth and so on of each are kept out.
    ///   - others: times that lie on no curve of the law, and help to tell its costs apart.
    ///   - aside: the variable of a cost that the law has no figure for; its share is taken off the places.
    ///   - variables: what a time is a sum of, up to the coefficients.
    /// - Throws: where there are too few places, or they do not tell the variables apart.
    package init(
        _ timings: [Stopwatch.Timing], besides others: [Stopwatch.Timing] = [], aside: Int? = nil,
        _ variables: (Stopwatch.Timing) -> [Double]
    ) throws(MeasurementRefusal) {
        var seen: [String: Int] = [:]
        let isKeptOut = timings.map { timing in
            seen[timing.curve, default: 0] += 1
            return seen[timing.curve, default: 0].isMultiple(of: 2)
        }
        try self.init(timings, isKeptOut: isKeptOut, besides: others, aside: aside, variables)
    }

    /// The same with all places kept out: the constants are fitted to times that lie on no curve of the law.
    package init(
        _ timings: [Stopwatch.Timing], fittedTo others: [Stopwatch.Timing], aside: Int? = nil,
        _ variables: (Stopwatch.Timing) -> [Double]
    ) throws(MeasurementRefusal) {
        try self.init(
            timings, isKeptOut: timings.map { _ in true }, besides: others, aside: aside, variables)
    }

    private init(
        _ timings: [Stopwatch.Timing], isKeptOut: [Bool], besides others: [Stopwatch.Timing], aside: Int?,
        _ variables: (Stopwatch.Timing) -> [Double]
    ) throws(MeasurementRefusal) {
        let fitted = zip(timings, isKeptOut).filter { !$1 }.map(\.0) + others
        guard let fit = NonNegativeFit(fitted.map { FitRow(variables($0), y: $0.found.value) }) else {
            throw MeasurementRefusal("\(fitted.count) places do not tell the law's costs apart")
        }
        coefficients = fit.coefficients
        places = zip(timings, isKeptOut).map { timing, isKeptOut in
            let share = aside.map { variables(timing)[$0] * fit.coefficients[$0].value } ?? 0
            return LawMeasurement.Place(
                curve: timing.curve, x: timing.x, found: timing.found.reduced(by: share), isKeptOut: isKeptOut)
        }
    }
}

extension JointFit {
    /// The same, of timings of which only those under the names of `curves` lie on curves of the law.
    package init(
        _ timings: [Stopwatch.Timing], curves: [String], aside: Int? = nil,
        variables: (Stopwatch.Timing) -> [Double]
    ) throws(MeasurementRefusal) {
        try self.init(
            timings.filter { curves.contains($0.curve) }, besides: timings.filter { !curves.contains($0.curve) },
            aside: aside, variables)
    }
}

extension LawPoint.Found {
    /// So much less, and its interval.
    package func reduced(by share: Double) -> LawPoint.Found {
        LawPoint.Found(value - share, interval: interval.map { $0.lowerBound - share...$0.upperBound - share })
    }
}

/// What is to be said of a fixed part that was taken off the places.
package func remark(onFixedPart part: Estimated) -> String {
    part.value > 0
        ? "ringing the doorbell and polling for the end take \(rounded(part.value)) ns, which the law has no figure for: "
            + "taken off the measured times"
        : "ringing the doorbell and polling for the end, which the law has no figure for, cannot be told from nothing"
}
