import DeviceSimulation
import Laws

/// The figures of a machine with devices at every distance from a card.
struct PeerPathFigures {
    let link: Bandwidth
    /// A host bridge that forwards writes.
    let writes: Bandwidth
    /// A host bridge that forwards reads.
    let reads: Bandwidth
    let interconnect: Bandwidth
    let latency: Nanoseconds
    let payload: Int
    let header: Int

    /// The closed form of a way, by what the class of its distance says lies between; it knows of no tree.
    func law(_ distance: PeerDistance, isRead: Bool) -> PeerPath {
        let bridge = isRead ? reads : writes
        // The card hangs off the lower of two switches, which forward as fast as a link.
        let aboveTheCard = Array(repeating: link, count: 5)
        let bandwidths =
            switch distance {
            case .oneSwitch: [link, link, link]
            case .switches: aboveTheCard
            case .hostBridge: aboveTheCard + [bridge, link]
            case .memoryNode: aboveTheCard + [bridge, bridge, link]
            case .system: aboveTheCard + [bridge, interconnect, bridge, link]
            }
        return PeerPath(
            hops: bandwidths.map { PeerHop(latency: latency, bandwidth: $0) }, payload: payload, header: header)
    }
}
