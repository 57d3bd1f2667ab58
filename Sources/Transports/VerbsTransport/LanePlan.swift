internal import Planning
internal import Ranks
internal import TransferCore

/// One lane as this rank sees it before it exists: which transfers it carries, and which of their requests.
struct LanePlan {
    /// The rank at the far end.
    let peer: Int
    /// Whether this rank's memory is read.
    let isSender: Bool
    let operation: Operation
    let landsEarly: Bool
    /// Its number among the lanes that share the same transfers.
    let stripe: Int
    /// Its requests, each with the place of its ends.
    var requests: [PlacedRequest] = []

    /// Whether this end posts them.
    var isActive: Bool { isSender != (operation == .read) }

    /// A request, and whether its ends lie in bounce memory.
    struct PlacedRequest {
        let request: WorkRequest
        let sourceIsBounced: Bool
        let destinationIsBounced: Bool
    }

    /// What the two ends of a lane have in common, apart from who is who.
    private struct Key: Hashable, Comparable {
        let peer: Int
        let operation: Int
        let landsEarly: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.peer, left.operation, left.landsEarly) < (right.peer, right.operation, right.landsEarly)
        }
    }

    /// The lanes of one direction, in an order that both ends share.
    ///
    /// - Parameters:
    ///   - transfers: with their ways and the places of their ends in bounce memory.
    ///   - queuePairs: over how many the requests between two ranks are dealt out.
    static func lanes(
        _ transfers: [(transfer: PlanAgreement.Transfer, way: Way, sourcePlace: Int?, destinationPlace: Int?)],
        isSender: Bool, queuePairs: Int, _ planner: WayPlanner
    ) throws(TransferError) -> [LanePlan] {
        var groups: [Key: [PlacedRequest]] = [:]
        for (transfer, way, sourcePlace, destinationPlace) in transfers {
            let key = Key(
                peer: transfer.peer, operation: Operation.allCases.firstIndex(of: way.operation) ?? 0,
                landsEarly: way.landsEarly ? 1 : 0)
            groups[key, default: []] += try planner.requests(
                of: transfer, way, sourcePlace: sourcePlace, destinationPlace: destinationPlace
            ).map {
                PlacedRequest(
                    request: $0, sourceIsBounced: sourcePlace != nil, destinationIsBounced: destinationPlace != nil)
            }
        }
        return groups.keys.sorted().flatMap { key in
            let requests = groups[key] ?? []
            let stripes = min(queuePairs, requests.count)
            return (0..<stripes).map { stripe in
                LanePlan(
                    peer: key.peer, isSender: isSender, operation: Operation.allCases[key.operation],
                    landsEarly: key.landsEarly == 1, stripe: stripe,
                    requests: requests.indices.filter { $0 % stripes == stripe }.map { requests[$0] })
            }
        }
    }
}
