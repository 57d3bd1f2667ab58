import LawExperiments
import Statistics

/// How long messages take by the number of their commands.
struct CuttingTimes {
    /// A message over one of several links.
    struct Message {
        /// The curve of times that it lies on.
        let curve: String
        /// Where on it.
        let x: Int
        /// Bytes.
        let size: Int
        /// As they were counted.
        let commands: Int
        /// What it goes over.
        let bench: CuttingBench
        /// Whether every other of its curve helps to find the constants; otherwise none does.
        var isFitted = true

        /// What its time is a sum of, up to tp, to and 1/B.
        fileprivate var variables: [Double] { [1, Double(commands), Double(size)] }
    }

    /// tp, to and B.
    let constants: [LawMeasurement.Constant]
    /// Of the curves of times.
    let places: [LawMeasurement.Place]
    /// What is to be said of them.
    let remark: String

    /// Times `messages` in turns.
    ///
    /// - Throws: where a message fails, or the times do not tell the law's costs apart.
    init(_ messages: [Message], seed: UInt64) throws(MeasurementRefusal) {
        let cells = messages.map { message in
            Stopwatch.Cell(curve: message.curve, x: Double(message.x)) { () throws(MeasurementRefusal) in
                try message.bench.pass(message.size)
            }
        }
        let timings = Array(zip(messages, try Stopwatch().time(cells, seed: seed)))
        func variables(at curve: String, _ x: Double) -> [Double] {
            messages.first { $0.curve == curve && Double($0.x) == x }?.variables ?? []
        }
        let fit = try JointFit(timings.filter(\.0.isFitted).map(\.1)) { variables(at: $0.curve, $0.x) }
        let others = timings.filter { !$0.0.isFitted }.map { _, timing in
            LawMeasurement.Place(curve: timing.curve, x: timing.x, found: timing.found, isKeptOut: true)
        }
        constants = [
            .init("setup", nanoseconds: fit.coefficients[0]), .init("descriptor", nanoseconds: fit.coefficients[1]),
            try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
        ]
        places = fit.places + others
        let errors = places.filter(\.isKeptOut).map { place in
            let costs = zip(variables(at: place.curve, place.x), fit.coefficients)
            return abs(costs.reduce(0) { $0 + $1.0 * $1.1.value } - place.found.value) / place.found.value
        }
        remark =
            "a further command takes \(rounded(fit.coefficients[1].value)) ns, the kernel's cutting and its receiving among them; "
            + "of the places that were kept out the times alone are missed by "
            + "\(rounded(100 * Quantile.median.estimate(sorted: errors.sorted()))) % in the median"
    }
}
