internal import DeviceModel

/// What one rank does for an exchange: descriptors for its engine, flags to raise and flags to watch.
struct ExchangeProgram {
    /// Descriptors that are executed in order, in a ring of their own. The values that they wait for and set count from
    /// the iteration's number.
    struct Lane {
        /// The rank that it feeds, or is fed by.
        var peer: Int
        var descriptors: [Descriptor] = []
        /// Counted descriptors among them: the lane is done when all of them are.
        var counted = 0
        /// What posting it adds to the evidence.
        var posting = LaneTraffic()
    }

    /// One transfer that arrives.
    struct Arrival {
        let peer: Int
        /// Flag of the own device that the sender raises.
        let flag: Int
        /// The sender's device, and its flag there that lets it begin.
        let creditBoard: FlagBoard
        let creditFlag: Int
    }

    var lanes: [Lane] = []
    var arrivals: [Arrival] = []
    let resources: ExchangeResources
}

/// What one run of a lane moves.
struct LaneTraffic {
    var bytes = 0
    var requests = 0
    var segments = 0
    /// Bytes packed or unpacked.
    var packedBytes = 0
}
