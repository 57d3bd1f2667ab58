/// Ranks of values among themselves, doubled: ties share the mean of their ranks, which is then whole too.
struct DoubledRanks {
    /// Twice the rank of each value, from 2, in the order in which the values came.
    let values: [Int]
    /// The sum of t³ - t over all groups of t equal values.
    let tieCorrection: Double

    init(of numbers: [Double]) {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var values = [Int](repeating: 0, count: numbers.count)
        var correction = 0.0
        var first = 0
        while first < order.count {
            var end = first + 1
            while end < order.count, numbers[order[end]] == numbers[order[first]] { end += 1 }
            // Ranks first + 1 ... end.
            for place in first..<end { values[order[place]] = first + 1 + end }
            let ties = Double(end - first)
            correction += ties * ties * ties - ties
            first = end
        }
        self.values = values
        tieCorrection = correction
    }

    /// The probability that `count` of the ranks, drawn without replacement, have a doubled sum at least as far from its
    /// mean as `sum`.
    ///
    /// By counting: the ways to reach each sum with each number of ranks, one rank after the other (Streitberg and Röhmel,
    /// *Exact distributions for permutation and rank tests*, 1986). The ways are Doubles: exact to 2^53, and to 16 digits
    /// beyond.
    func probability(ofSum sum: Int, drawing count: Int) -> Double {
        let total = values.reduce(0, +)
        // ways[n][s]: to draw n of the ranks so far with the sum s.
        var ways = [[Double]](repeating: [Double](repeating: 0, count: total + 1), count: count + 1)
        ways[0][0] = 1
        for rank in values {
            for drawn in stride(from: count, to: 0, by: -1) {
                for reached in rank...total { ways[drawn][reached] += ways[drawn - 1][reached - rank] }
            }
        }
        // Twice times n, so that the mean is whole as well.
        func distance(_ sum: Int) -> Int { abs(sum * values.count - count * total) }
        var (far, all) = (0.0, 0.0)
        for (reached, number) in ways[count].enumerated() where number > 0 {
            all += number
            if distance(reached) >= distance(sum) { far += number }
        }
        return far / all
    }
}
