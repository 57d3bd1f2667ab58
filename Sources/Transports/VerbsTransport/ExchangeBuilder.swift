internal import Planning
internal import Ranks
internal import TransferCore
internal import Verbs

/// Turns an agreed exchange into lanes.
struct ExchangeBuilder {
    let fabric: Fabric
    let connector: Connector
    let ranks: RankGroup
    let planner: WayPlanner
    let queuePairs: Int
    let agreement: PlanAgreement
    let region: VerbsMemory

    /// Trades addresses and names, connects, and builds the requests. Collective.
    ///
    /// - Parameter allocate: makes bounce memory.
    func build(allocate: (ByteCount) throws(TransferError) -> VerbsMemory) throws(TransferError) -> ExchangeResources {
        let (ways, bounce) = try ranks.together { () throws(TransferError) in
            var ways = (sends: [Way](), receives: [Way]())
            for transfer in agreement.sends { ways.sends.append(try planner.way(of: transfer)) }
            for transfer in agreement.receives { ways.receives.append(try planner.way(of: transfer)) }
            let bounce = try Bounce(
                agreement, region: region, where: { transfer in (try? planner.way(of: transfer).method) == .pack },
                allocate: allocate)
            return (ways, bounce)
        }
        let far = try FarPlaces(bounce.places, agreement, among: ranks)
        try fabric.connect(
            to: Set((agreement.sends + agreement.receives).map(\.peer)), queuePairs: queuePairs, by: connector,
            among: ranks)
        let resources = ExchangeResources(fabric, region: region, bounce: bounce)
        let plans = try ranks.together { () throws(TransferError) in
            let sends = try LanePlan.lanes(
                agreement.sends.indices.map {
                    (agreement.sends[$0], ways.sends[$0], bounce.places.sends[$0], far.sends[$0])
                }, isSender: true, queuePairs: queuePairs, planner)
            let receives = try LanePlan.lanes(
                agreement.receives.indices.map {
                    (agreement.receives[$0], ways.receives[$0], far.receives[$0], bounce.places.receives[$0])
                }, isSender: false, queuePairs: queuePairs, planner)
            for _ in sends + receives { resources.names.append(try fabric.names.take()) }
            return sends + receives
        }
        let offer = try ExchangeOffer(
            region: region, bounce: bounce.memory, lanes: plans, names: resources.names, among: ranks)
        let queues = try queues(for: plans, resources)
        try ranks.together { () throws(TransferError) in
            var numbers: [Int: Int] = [:]
            for (place, plan) in plans.enumerated() {
                let role = plan.peer * 2 + (plan.isSender ? 1 : 0)
                let number = numbers[role, default: 0]
                numbers[role] = number + 1
                let farName = offer.farName(
                    of: ranks.rank, peer: plan.peer, isSender: plan.isSender, number: number)
                try resources.add(
                    plan, named: resources.names[place], farName: farName, over: queues[place],
                    far: (offer.regions[plan.peer], offer.bounces[plan.peer]),
                    isCounted: fabric.endpoint.countsLoopback || !ranks.isNeighbour(plan.peer))
            }
        }
        fabric.count(ExchangeClaim(iteration: resources.claim, state: resources.state))
        return resources
    }

    /// The queue pair of each lane: of the connection, or one of its own where messages have to meet their receives in
    /// order. Collective.
    private func queues(
        for plans: [LanePlan], _ resources: ExchangeResources
    ) throws(TransferError) -> [UnsafeMutablePointer<Queue>] {
        // Both ends make them in the order of who sends to whom; with itself a rank makes one for both ends.
        func order(_ place: Int) -> (Int, Int, Int) {
            let plan = plans[place]
            return (plan.peer, (plan.isSender ? ranks.rank : plan.peer), place)
        }
        let own = plans.indices.filter {
            plans[$0].operation == .send && (plans[$0].isSender || plans[$0].peer != ranks.rank)
        }.sorted { order($0) < order($1) }
        let made = try fabric.queues(
            to: own.map { (plans[$0].peer, 1) }, takesNotices: false, by: connector, among: ranks)
        resources.queues = made.map { $0.pointee.index }
        var queues: [UnsafeMutablePointer<Queue>?] = Array(repeating: nil, count: plans.count)
        for (place, queue) in zip(own, made) { queues[place] = queue }
        // This rank's receives from itself come over the queue pairs of its sends to itself, in the same order.
        var toSelf = plans.indices.filter { plans[$0].peer == ranks.rank && plans[$0].isSender }
            .filter { plans[$0].operation == .send }.map { queues[$0] }
        return plans.indices.map { place in
            if let queue = queues[place] { return queue }
            if plans[place].operation == .send, let queue = toSelf.removeFirst() { return queue }
            guard let link = fabric.links[plans[place].peer] else { preconditionFailure("the ranks are connected") }
            return link.pointee.queues[plans[place].stripe]
        }
    }
}
