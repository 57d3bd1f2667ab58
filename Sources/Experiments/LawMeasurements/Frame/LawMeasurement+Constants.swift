package import LawExperiments
package import Statistics

extension LawMeasurement.Constant {
    /// A time in nanoseconds as it was fitted.
    package init(_ parameter: String, nanoseconds: Estimated) {
        self.init(
            parameter, in: .nanoseconds, value: nanoseconds.value,
            interval: max(0, nanoseconds.low)...max(0, nanoseconds.high))
    }

    /// A bandwidth in GB/s from nanoseconds a byte.
    ///
    /// - Throws: where a byte was found to take no time.
    package init(_ parameter: String, nanosecondsPerByte: Estimated) throws(MeasurementRefusal) {
        guard nanosecondsPerByte.value > 0 else {
            throw MeasurementRefusal("\(parameter) cannot be told from none: bytes were found to take no time")
        }
        self.init(
            parameter, in: .gigabytesPerSecond, value: 1 / nanosecondsPerByte.value,
            interval: nanosecondsPerByte.low > 0 ? 1 / nanosecondsPerByte.high...1 / nanosecondsPerByte.low : nil)
    }
}
