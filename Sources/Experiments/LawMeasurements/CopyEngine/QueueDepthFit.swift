package import LawExperiments
import Statistics

/// L16's constants, from messages of one size in a window that slides and in batches, at growing depth.
package struct QueueDepthFit {
    /// The curve of a window that slides.
    package static let sliding = "window that slides"
    /// The curve of batches.
    package static let batches = "batches"
    private static let hidden = "hidden part of the round trip"
    /// The shortest latency that the law takes, in nanoseconds.
    private static let least = 0.001

    /// Latency and bandwidth.
    package let constants: [LawMeasurement.Constant]
    /// With which the law is run again.
    package let figures: [String: [Double]]
    /// Bandwidths, and what a window that slides hides.
    package let places: [LawMeasurement.Place]
    /// What there is to say of the fit.
    package let remarks: [String]

    /// - Parameters:
    ///   - timings: of both curves at the same depths, by growing depth, each of `messages`.
    ///   - messages: how many were timed at once.
    ///   - bytes: of a message.
    /// - Throws: where the places do not tell latency and bandwidth apart.
    package init(_ timings: [Stopwatch.Timing], messages: Int, bytes: Int) throws(MeasurementRefusal) {
        let timings = timings.map {
            Stopwatch.Timing(curve: $0.curve, x: $0.x, found: $0.found.scaled(by: 1 / Double(messages)))
        }
        // A batch takes t0 + q S/B, so that a message takes t0/q + S/B.
        let fit = try JointFit(timings.filter { $0.curve == Self.batches }) { [1 / $0.x, Double(bytes)] }
        let window = timings.filter { $0.curve == Self.sliding }
        let latency = fit.coefficients[0]
        constants = [
            latency.value < Self.least
                ? .init("latency", in: .nanoseconds, value: Self.least, interval: nil)
                : .init("latency", nanoseconds: latency),
            try .init("bandwidth", nanosecondsPerByte: fit.coefficients[1]),
        ]
        figures = ["depth": window.map(\.x), "size": [Double(bytes)], "message-gap": [0]]
        places =
            fit.places.map { .bandwidth(of: bytes, $0.found, on: $0.curve, at: $0.x, isKeptOut: $0.isKeptOut) }
            + window.map { .bandwidth(of: bytes, $0.found, on: $0.curve, at: $0.x, isKeptOut: true) }
            + window.dropFirst().map { timing in
                .init(
                    curve: Self.hidden, x: timing.x, found: .init(1 - timing.found.value / window[0].found.value),
                    isKeptOut: true)
            }
        let last = window[window.count - 1]
        remarks = [
            latency.low > 0
                ? "depth hides a latency of \(rounded(latency.value)) ns"
                : "a message takes about as long at every depth: a latency that depth could hide cannot be told from none",
            "latency and bandwidth were fitted to batches; no place of the window that slides had a part in them",
            "the bandwidth is that of messages, so that it holds what one costs: "
                + "\(rounded(fit.coefficients[1].value * Double(bytes))) ns",
            "measured at depth \(Int(last.x)): \(rounded(last.found.value)) ns a message in the window that slides, where "
                + "every completion is looked for before the next message is posted",
        ]
    }
}

extension LawMeasurement.Place {
    /// The bandwidth of a message of `bytes` that takes `time`.
    fileprivate static func bandwidth(
        of bytes: Int, _ time: LawPoint.Found, on curve: String, at x: Double, isKeptOut: Bool
    ) -> LawMeasurement.Place {
        let found = LawPoint.Found(
            Double(bytes) / time.value,
            interval: time.interval.map { Double(bytes) / $0.upperBound...Double(bytes) / $0.lowerBound })
        return .init(curve: curve, x: x, found: found, isKeptOut: isKeptOut)
    }
}
