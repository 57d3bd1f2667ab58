internal import Verbs

/// What an exchange posts, and how often it has.
struct ExchangeClaim {
    let iteration: ClaimedTraffic
    let state: UnsafeMutablePointer<ExchangeState>

    var total: ClaimedTraffic { iteration * Int(state.pointee.iteration) }
}

extension Fabric {
    /// What this rank has posted so far, of all exchanges: what their iterations started, while nothing is under way.
    var claimed: ClaimedTraffic { claims.values.reduce(retiredClaims) { $0 + $1.total } }

    /// From now on what the exchange with that state posts counts.
    func count(_ claim: ExchangeClaim) { claims[claim.state] = claim }

    /// The exchange is gone; what it posted still counts.
    func retire(_ state: UnsafeMutablePointer<ExchangeState>) {
        if let claim = claims.removeValue(forKey: state) { retiredClaims = retiredClaims + claim.total }
    }
}
