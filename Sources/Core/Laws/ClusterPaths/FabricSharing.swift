/// L38: what masters that transfer at once get of a bus, of an arbitrated bus and of a switched fabric.
///
/// Source: S4 in words (third-party and first-party DMA, PCI's arbitration, PCIe's switches); the formulas are ours.
public struct FabricSharing: Hashable, Sendable {
    /// B: the bus, or a link in each of its directions.
    public var bandwidth: Bandwidth

    /// See the property.
    public init(bandwidth: Bandwidth) { self.bandwidth = bandwidth }

    /// How long `masters` equal transfers of `bytes` take together on one bus: n S/B by masters that move data themselves;
    /// a third-party controller reads and writes every byte over the bus: 2 n S/B.
    public func busTime(masters: Int, bytes: Double, thirdParty: Bool) -> Nanoseconds {
        bandwidth.time(for: (thirdParty ? 2 : 1) * Double(masters) * bytes)
    }

    /// When the last byte of master `index` of `masters` has passed an arbitrated bus, all of them asking from time 0 on for
    /// `bytes` in whole bursts: (index + 1) S/B by priority; by turns the last bursts of all pass one after the other,
    /// n S/B - (n - 1 - index) burst/B.
    public func arbitratedTime(index: Int, of masters: Int, bytes: Double, burst: Double, byTurns: Bool) -> Nanoseconds
    {
        let before = byTurns ? Double(masters) * bytes - Double(masters - 1 - index) * burst : Double(index + 1) * bytes
        return bandwidth.time(for: before)
    }

    /// How long `masters` equal transfers of `bytes` take on a switched fabric where `sharing` of them cross the same link in
    /// the same direction, at least 1: S over B/sharing, however many there are elsewhere.
    public func switchedTime(sharing: Int, bytes: Double) -> Nanoseconds {
        bandwidth.time(for: Double(sharing) * bytes)
    }

    /// The max-min fair shares of one link among flows that can take no more than their `limits`: whoever wants less than an
    /// equal part gets it, and the others share what is left equally.
    public func shares(limits: [Bandwidth]) -> [Bandwidth] {
        let sorted = limits.map(\.bytesPerNanosecond).sorted()
        // The level at which limits are cut: the largest of the equal parts that remain beside the smaller limits.
        var (left, level) = (bandwidth.bytesPerNanosecond, 0.0)
        for (index, limit) in sorted.enumerated() {
            level = max(level, left / Double(sorted.count - index))
            left -= limit
        }
        return limits.map { min($0, Bandwidth(bytesPerNanosecond: level)) }
    }
}
