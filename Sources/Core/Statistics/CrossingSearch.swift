/// Where a curve through a few points passes 0.
struct CrossingSearch {
    /// The first place, if there is one.
    private(set) var first: Double?
    /// The last place, if there is one.
    private(set) var last: Double?
    /// Whether it passes 0 once.
    var isSingle: Bool { count == 1 }
    /// Whether the curve begins below 0, as far as it is anywhere but on it.
    private(set) var startsBelow = false
    private var count = 0

    /// The curve that is straight from point to point.
    ///
    /// Where it lies on 0 before it changes sides, it passes in the middle of that stretch.
    ///
    /// - Parameters:
    ///   - sizes: ascending.
    ///   - ratios: the curve's value at each; below 0, above it, or 0.
    init(sizes: [Double], ratios: [Double]) {
        var previous: Int?
        for place in ratios.indices where ratios[place] != 0 {
            defer { previous = place }
            guard let before = previous else {
                startsBelow = ratios[place] < 0
                continue
            }
            guard (ratios[before] < 0) != (ratios[place] < 0) else { continue }
            let crossing: Double
            if place == before + 1 {
                let share = ratios[before] / (ratios[before] - ratios[place])
                crossing = sizes[before] + share * (sizes[place] - sizes[before])
            } else {
                crossing = (sizes[before + 1] + sizes[place - 1]) / 2
            }
            if first == nil { first = crossing }
            last = crossing
            count += 1
        }
    }
}
