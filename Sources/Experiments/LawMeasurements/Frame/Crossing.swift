import LawExperiments

/// Where one measured curve comes to lie below another, by the medians.
package struct Crossing {
    /// The last place at which it does not; nothing where it always does.
    package let last: Double?
    /// The place after that; nothing where it does not at the last one.
    package let first: Double?

    /// The curves have the same places, by growing x.
    package init(of curve: [Stopwatch.Timing], below other: [Stopwatch.Timing]) {
        let isBelow = zip(curve, other).map { $0.found.value < $1.found.value }
        let end = isBelow.lastIndex(of: false)
        last = end.map { curve[$0].x }
        let next = (end ?? -1) + 1
        first = next < curve.count ? curve[next].x : nil
    }

    /// As a sentence goes on: `between 256 and 512 B`.
    package func text(_ unit: String) -> String {
        switch (last, first) {
        case (let last?, let first?): "between \(rounded(last)) and \(rounded(first)) \(unit)"
        case (nil, let first?): "at or below \(rounded(first)) \(unit)"
        case (let last?, nil): "beyond \(rounded(last)) \(unit)"
        case (nil, nil): "nowhere"
        }
    }
}
