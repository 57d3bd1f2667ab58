import LawExperiments
import Statistics

/// Constants fitted to every other place of a curve; what lies between is kept out, to hold the prediction against.
struct CostFit {
    /// One for each variable, with its 95 % interval: of the fit, and not of what a machine does from day to day.
    let coefficients: [Estimated]
    /// The curve's places, in their order.
    let places: [LawMeasurement.Place]

    /// Fits times as sums of variables with coefficients that are not negative, by relative distance.
    ///
    /// - Parameters:
    ///   - timings: the places of a curve by growing x; the second, fourth and so on are kept out.
    ///   - variables: what the time at x is a sum of, up to the coefficients.
    /// - Throws: where there are too few places.
    init(_ timings: [Stopwatch.Timing], _ variables: (Double) -> [Double]) throws(MeasurementRefusal) {
        places = timings.enumerated().map { index, timing in
            LawMeasurement.Place(curve: timing.curve, x: timing.x, found: timing.found, isKeptOut: index % 2 == 1)
        }
        let rows = places.filter { !$0.isKeptOut }.map { FitRow(variables($0.x), y: $0.found.value) }
        guard let fit = NonNegativeFit(rows) else {
            throw MeasurementRefusal("\(rows.count) places are too few to fit the law's constants to")
        }
        coefficients = fit.coefficients
    }
}

extension LawMeasurement.Constant {
    /// A time in nanoseconds as it was fitted.
    init(_ parameter: String, nanoseconds: Estimated) {
        self.init(
            parameter, in: .nanoseconds, value: nanoseconds.value,
            interval: max(0, nanoseconds.low)...max(0, nanoseconds.high))
    }

    /// A bandwidth in GB/s from nanoseconds a byte.
    ///
    /// - Throws: where a byte was found to take no time.
    init(_ parameter: String, nanosecondsPerByte: Estimated) throws(MeasurementRefusal) {
        guard nanosecondsPerByte.value > 0 else {
            throw MeasurementRefusal("\(parameter) cannot be told from none: bytes were found to take no time")
        }
        let lowest = nanosecondsPerByte.low > 0 ? 1 / nanosecondsPerByte.low : Double.greatestFiniteMagnitude
        self.init(
            parameter, in: .gigabytesPerSecond, value: 1 / nanosecondsPerByte.value,
            interval: 1 / nanosecondsPerByte.high...lowest)
    }
}
