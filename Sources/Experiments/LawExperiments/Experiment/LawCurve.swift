/// A law over a sweep: prediction and finding side by side.
public struct LawCurve: Hashable, Sendable {
    /// What lies along the curve, or up.
    public struct Axis: Hashable, Sendable {
        /// What it is: `gap`, `time`.
        public let name: String
        /// What it is counted in.
        public let unit: LawUnit
        /// Whether a picture had better double its distances than add them.
        public let isLogarithmic: Bool

        /// See the properties.
        public init(_ name: String, _ unit: LawUnit, isLogarithmic: Bool = false) {
            (self.name, self.unit, self.isLogarithmic) = (name, unit, isLogarithmic)
        }
    }

    /// How far a simulation may lie from the closed form.
    public struct Tolerance: Hashable, Sendable {
        /// In the unit of the curve.
        public let absolute: Double
        /// As a part of what is predicted.
        public let relative: Double

        /// The larger of both counts.
        public init(absolute: Double = 0, relative: Double = 0) {
            (self.absolute, self.relative) = (absolute, relative)
        }

        /// How far from `predicted`, in the unit of the curve. A rounding of Double's last digits is always granted.
        public func allowed(at predicted: Double) -> Double {
            max(absolute, max(relative, 1e-12) * abs(predicted))
        }
    }

    /// Which of the law's curves it is: `ring of 4`.
    public let name: String
    /// Along.
    public let x: Axis
    /// Up.
    public let y: Axis
    /// How far a simulation may lie from the closed form.
    public let tolerance: Tolerance
    /// The points, by growing x.
    public var points: [LawPoint]

    /// See the properties.
    public init(_ name: String, x: Axis, y: Axis, tolerance: Tolerance = Tolerance(), points: [LawPoint]) {
        (self.name, self.x, self.y, self.tolerance, self.points) = (name, x, y, tolerance, points)
    }

    /// Whether the simulation says at `point` what the closed form does: none where that says none; a figure within the
    /// tolerance, or whose interval holds the prediction, where it says one.
    public func agrees(at point: LawPoint) -> Bool {
        switch (point.predicted, point.simulated) {
        case (nil, nil): true
        case (let predicted?, let simulated?):
            abs(predicted - simulated.value) <= tolerance.allowed(at: predicted)
                || simulated.interval?.contains(predicted) ?? false
        case (nil, _?), (_?, nil): false
        }
    }
}
