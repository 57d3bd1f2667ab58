import FoundationEssentials
import Glibc
import Statistics

// Reads an array of questions as JSON, writes an array of answers: for the tests that hold Statistics against SciPy.

/// What to compute of which numbers.
struct Question: Decodable {
    let statistic: String
    let values: [Double]?
    let other: [Double]?
    let launches: [[Double]]?
    let otherLaunches: [[Double]]?
    let number: Double?
}

/// An answer is figures by name.
typealias Answer = [String: Double]

/// SplitMix64, seeded.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func answer(_ question: Question) -> Answer {
    let values = question.values ?? []
    let other = question.other ?? []
    let number = question.number ?? 0
    switch question.statistic {
    case "quantile": return ["value": Quantile(number).estimate(sorted: values.sorted())]
    case "median_ranks":
        guard let interval = OrderStatisticInterval(of: Quantile(number), count: values.count) else { return [:] }
        return [
            "lower": Double(interval.lowerIndex), "upper": Double(interval.upperIndex), "coverage": interval.coverage,
        ]
    case "autocorrelation": return lagOneAutocorrelation(values).map { ["value": $0] } ?? [:]
    case "rank_sum":
        guard let test = RankSumTest(baseline: values, candidate: other) else { return [:] }
        return [
            "statistic": test.statistic, "probability": test.probability, "superiority": test.superiority,
            "exact": test.kind == .exact ? 1 : 0,
        ]
    case "line":
        guard let fit = LineFit(zip(values, other).map { FitPoint(x: $0, y: $1) }) else { return [:] }
        return [
            "slope": fit.slope.value, "slope_margin": fit.slope.margin, "intercept": fit.intercept.value,
            "intercept_margin": fit.intercept.margin,
        ]
    case "sum":
        // The variables of row i stand at `launches[i]`.
        let rows = zip(question.launches ?? [], values).map { FitRow($0, y: $1) }
        guard let fit = NonNegativeFit(rows) else { return [:] }
        var answer = ["median_error": fit.medianError]
        for (place, coefficient) in fit.coefficients.enumerated() {
            answer["value\(place)"] = coefficient.value
            answer["margin\(place)"] = coefficient.margin
        }
        return answer
    case "ratio":
        var generator = Generator(state: UInt64(number))
        guard
            let ratio = MedianRatio(
                baseline: question.launches ?? [], candidate: question.otherLaunches ?? [], using: &generator)
        else { return [:] }
        return ["estimate": ratio.estimate, "low": ratio.low, "high": ratio.high]
    case "histogram":
        var histogram = RelativeErrorHistogram()
        for value in values { histogram.add(value) }
        return histogram.estimate(Quantile(number)).map { ["value": $0, "error": histogram.relativeError] } ?? [:]
    case "cost_of_summary": return costOfSummary(count: Int(number), correlated: !other.isEmpty)
    default: fatalError("the probe has no statistic \(question.statistic)")
    }
}

/// Seconds of a processor that the summary of so many samples takes, whatever else the machine does: of independent ones,
/// or of a drift that resembles itself at every length of a block.
func costOfSummary(count: Int, correlated: Bool) -> Answer {
    var generator = Generator(state: 1)
    let samples = (0..<count).map { place in
        1000 + Double.random(in: 0..<100, using: &generator) + (correlated ? Double(place) / Double(count) * 1000 : 0)
    }
    let began = clock()
    let median = SampleSummary(nanoseconds: samples)?.median ?? 0
    return ["median": median, "seconds": Double(clock() - began) / Double(CLOCKS_PER_SEC)]
}

var input = ""
while let line = readLine(strippingNewline: false) { input += line }
let decoder = JSONDecoder()
decoder.keyDecodingStrategy = .convertFromSnakeCase
let questions = try decoder.decode([Question].self, from: Data(input.utf8))
print(String(decoding: try JSONEncoder().encode(questions.map(answer)), as: UTF8.self))
