/// Medians of values drawn with replacement from a few values, one after the other.
///
/// The draws are counted by place in the ascending values: nothing is sorted or allocated for a draw.
struct ResampledMedian {
    private let sorted: [Double]
    private var drawn: [Int]

    /// - Parameter values: at least one.
    init(of values: [Double]) {
        sorted = values.sorted()
        drawn = [Int](repeating: 0, count: values.count)
    }

    /// The median of as many draws as there are values.
    mutating func next(using generator: inout some RandomNumberGenerator) -> Double {
        let count = sorted.count
        for place in 0..<count { drawn[place] = 0 }
        for _ in 0..<count { drawn[Int.random(in: 0..<count, using: &generator)] += 1 }
        return (value(atRank: (count - 1) / 2) + value(atRank: count / 2)) / 2
    }

    /// The drawn value that so many others do not exceed.
    private func value(atRank rank: Int) -> Double {
        var place = 0
        var passed = drawn[0]
        while passed <= rank {
            place += 1
            passed += drawn[place]
        }
        return sorted[place]
    }
}
