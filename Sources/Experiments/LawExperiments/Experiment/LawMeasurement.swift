import Statistics

/// What a machine has shown of a law: its constants, and times at the places of the law's curves.
///
/// The constants are figures of the law. With them the law is run again, so that prediction, simulation and measurement
/// stand side by side; the places at which nothing was fitted say what the prediction is worth.
public struct LawMeasurement: Hashable, Sendable {
    /// A figure of the law as it was fitted.
    public struct Constant: Hashable, Sendable {
        /// The parameter that it is: `setup`.
        public let parameter: String
        /// What it is counted in: the unit of the parameter.
        public let unit: LawUnit
        /// In that unit.
        public let value: Double
        /// Where the truth lies in 95 % of cases; nothing where that is not known.
        public let interval: ClosedRange<Double>?

        /// See the properties.
        public init(_ parameter: String, in unit: LawUnit, value: Double, interval: ClosedRange<Double>?) {
            (self.parameter, self.unit, self.value, self.interval) = (parameter, unit, value, interval)
        }
    }

    /// A measured place of a curve.
    public struct Place: Hashable, Sendable {
        /// The curve's name.
        public let curve: String
        /// Where on it.
        public let x: Double
        /// The median of what was measured there, with its 95 % interval, in the unit of the curve.
        public let found: LawPoint.Found
        /// Whether the constants were fitted without it.
        public let isKeptOut: Bool

        /// See the properties.
        public init(curve: String, x: Double, found: LawPoint.Found, isKeptOut: Bool) {
            (self.curve, self.x, self.found, self.isKeptOut) = (curve, x, found, isKeptOut)
        }
    }

    /// What was timed, on what, in one sentence.
    public let setting: String
    /// The figures that were fitted.
    public let constants: [Constant]
    /// The figures with which the law is run again besides the constants: the places of its sweeps among them.
    public let figures: [String: [Double]]
    /// What was measured where.
    public let places: [Place]
    /// What was tried besides, and must hold.
    public let findings: [LawFinding]
    /// What else was seen, a sentence each.
    public let remarks: [String]

    /// See the properties.
    public init(
        setting: String, constants: [Constant], figures: [String: [Double]], places: [Place],
        findings: [LawFinding] = [], remarks: [String] = []
    ) {
        self.setting = setting
        self.constants = constants
        self.figures = figures
        self.places = places
        self.findings = findings
        self.remarks = remarks
    }
}

extension LawExperiment {
    /// The law with the constants of `measurement`, and what was measured and found beside what it says.
    ///
    /// - Throws: where the constants make no sense of the law, as a bandwidth of 0 does not.
    public func simulate(_ measurement: LawMeasurement, seed: UInt64) throws(LawRefusal) -> LawResult {
        var figures = measurement.figures
        for constant in measurement.constants { figures[constant.parameter] = [constant.value] }
        var result = try simulate(LawValues(of: parameters, given: figures), seed: seed)
        for curve in result.curves.indices {
            for point in result.curves[curve].points.indices {
                guard
                    let place = measurement.places.first(where: {
                        $0.curve == result.curves[curve].name && $0.x == result.curves[curve].points[point].x
                    })
                else { continue }
                result.curves[curve].points[point].measured = place.found
                result.curves[curve].points[point].isKeptOut = place.isKeptOut
            }
        }
        result.findings += measurement.findings
        return result
    }
}

extension LawResult {
    /// The median, over the measured places that no constant was fitted to, of how far the prediction lies from the
    /// measurement as a part of it; nothing where there is no such place.
    public var medianErrorOfPrediction: Double? {
        let errors = curves.flatMap(\.points).compactMap { point -> Double? in
            guard point.isKeptOut, let measured = point.measured?.value, let predicted = point.predicted else {
                return nil
            }
            return abs(predicted - measured) / measured
        }
        return errors.isEmpty ? nil : Quantile.median.estimate(sorted: errors.sorted())
    }
}
