/// Shares links among flows so that none could have more without one that has no more than it having less: max-min
/// fairness. All rates are in bytes a second.
///
/// Source: Bertsekas and Gallager, *Data Networks*, 6.5.2 (progressive filling). Rates are whole: of a link that limits k
/// flows, up to k - 1 bytes a second stay unused.
public struct FairSharing: Sendable {
    /// What each link carries; above 0.
    public let capacities: [Int]

    /// See the property.
    public init(capacities: [Int]) { self.capacities = capacities }

    /// The rate of each flow, which is given by the links that it crosses: at least one, and one that it crosses twice is
    /// there twice.
    public func rates(of flows: [[Int]]) -> [Int] {
        var rates = Array(repeating: 0, count: flows.count)
        var left = capacities
        var rising = Set(flows.indices)
        while !rising.isEmpty {
            var crossings = Array(repeating: 0, count: capacities.count)
            for flow in rising { for link in flows[flow] { crossings[link] += 1 } }
            // All that still rise have the same rate, and the link that is full first stops its flows.
            let full = capacities.indices.filter { crossings[$0] > 0 }
                .map { (level: left[$0] / crossings[$0], link: $0) }.min { $0 < $1 }
            guard let (level, link) = full else { preconditionFailure("a flow crosses a link") }
            for flow in rising.sorted() where flows[flow].contains(link) {
                rates[flow] = level
                for link in flows[flow] { left[link] -= level }
                rising.remove(flow)
            }
        }
        return rates
    }
}
