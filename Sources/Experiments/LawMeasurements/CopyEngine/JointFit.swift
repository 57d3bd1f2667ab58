import LawExperiments
import Statistics

/// Constants fitted to every other place of several curves at once, as `CostFit` does for one.
struct JointFit {
    /// One for each variable, with its 95 % interval.
    let coefficients: [Estimated]
    /// The curves' places.
    let places: [LawMeasurement.Place]

    /// Fits times as sums of variables with coefficients that are not negative, by relative distance.
    ///
    /// - Parameters:
    ///   - timings: those of each curve by growing x; the second, fourth and so on of each are kept out.
    ///   - curves: the names of the law's curves. Timings under other names are only fitted to, all of them.
    ///   - fixed: the variable that the law has no figure for, where there is one: its part is taken from every place.
    ///   - variables: what a time is a sum of, up to the coefficients.
    /// - Throws: where there are too few places, or none tells two variables apart.
    init(
        _ timings: [Stopwatch.Timing], curves: [String], fixed: Int? = nil,
        variables: (Stopwatch.Timing) -> [Double]
    ) throws(MeasurementRefusal) {
        let isKeptOut = timings.indices.map { index in
            let earlier = timings[..<index].filter { $0.curve == timings[index].curve }.count
            return curves.contains(timings[index].curve) && earlier % 2 == 1
        }
        let rows = timings.indices.filter { !isKeptOut[$0] }.map {
            FitRow(variables(timings[$0]), y: timings[$0].found.value)
        }
        guard let fit = NonNegativeFit(rows) else {
            throw MeasurementRefusal("\(rows.count) places are too few to fit the law's constants to")
        }
        coefficients = fit.coefficients
        places = timings.indices.filter { curves.contains(timings[$0].curve) }.map { index in
            let part = fixed.map { fit.coefficients[$0].value * variables(timings[index])[$0] } ?? 0
            return LawMeasurement.Place(
                curve: timings[index].curve, x: timings[index].x, found: timings[index].found.less(part),
                isKeptOut: isKeptOut[index])
        }
    }
}

extension LawPoint.Found {
    /// The figure without a part of it that is known.
    func less(_ part: Double) -> LawPoint.Found {
        LawPoint.Found(value - part, interval: interval.map { $0.lowerBound - part...$0.upperBound - part })
    }
}
