public import TransferCore

/// An exchange of RDMA requests over the queue pairs of its ranks.
public final class VerbsExchange: PreparedExchange {
    private let fabric: Fabric
    private let resources: ExchangeResources
    private let state: UnsafeMutablePointer<ExchangeState>
    private let active: UnsafeMutableBufferPointer<UInt16>
    private let passive: UnsafeMutableBufferPointer<UInt16>
    private let packing: Bounce.Copies
    private let unpacking: Bounce.Copies
    private let unpackedBytes: Int
    private let traffic: Evidence
    /// What a reader of the figures should know and no counter says.
    public let remarks: [String]
    /// Device, operation, path MTU, and what its region is and cost to register.
    public let particulars: [Particular]

    init(
        _ resources: ExchangeResources, on fabric: Fabric, registrations: Int, remarks: [String],
        particulars: [Particular]
    ) {
        self.fabric = fabric
        self.resources = resources
        self.remarks = remarks
        self.particulars = particulars
        state = resources.state
        active = .allocate(capacity: resources.active.count)
        _ = active.initialize(from: resources.active)
        passive = .allocate(capacity: resources.passive.count)
        _ = passive.initialize(from: resources.passive)
        packing = resources.bounce.packing
        unpacking = resources.bounce.unpacking
        unpackedBytes = resources.bounce.unpackedBytes
        traffic = resources.traffic
        state.pointee.counters.registrations = registrations
    }

    deinit {
        if state.pointee.isRunning || !resources.isQuietBetweenIterations { fabric.bury(resources) }
        active.deallocate()
        passive.deallocate()
    }

    /// What was counted so far.
    public var evidence: Evidence { state.pointee.counters }

    /// Begins the next iteration.
    public func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        precondition(!state.pointee.isRunning, "an iteration starts when the one before is complete")
        let iteration = state.pointee.iteration &+ 1
        state.pointee.iteration = iteration
        state.pointee.isRunning = true
        state.pointee.remaining = active.count &+ passive.count
        state.pointee.counters.add(traffic)
        if !packing.isEmpty {
            marks.enter(.pack)
            packing.run()
        }
        marks.enter(.post)
        let lanes = fabric.lanes.baseAddress.unsafelyUnwrapped
        // Permissions first: requests to the same rank take them along.
        for name in passive {
            let lane = lanes + Int(name)
            lane.pointee.isOver = lane.pointee.arrived == iteration
            if lane.pointee.isOver { state.pointee.remaining &-= 1 }
            if lane.pointee.receiveCount > 0 {
                lane.pointee.usedReceives = 0
                lane.pointee.postedReceives = 0
                try fabric.postReceives(Int(name))
            }
            if !lane.pointee.isGrantedEarly { fabric.tellGrant(Int(name)) }
        }
        for name in active {
            let lane = lanes + Int(name)
            lane.pointee.next = 0
            lane.pointee.isOver = false
            if lane.pointee.granted == iteration { try fabric.post(Int(name), state) }
        }
    }

    /// Moves the iteration on by what can be done now.
    public func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress {
        guard state.pointee.isRunning else { return .complete }
        marks.enter(.wire)
        try fabric.progress(marking: &marks)
        if state.pointee.stalled > 0 {
            try fabric.resume(active, state, marking: &marks)
        }
        // What is still to be told must not wait for a call that may not come.
        guard state.pointee.remaining == 0, fabric.firstPending == nil else { return .pending }
        if !unpacking.isEmpty {
            marks.enter(.unpack)
            unpacking.run()
        }
        state.pointee.counters.cpuCopiedBytes &+= unpackedBytes
        state.pointee.isRunning = false
        for name in passive where fabric.lanes[Int(name)].isGrantedEarly { fabric.tellGrant(Int(name)) }
        return .complete
    }

    /// The ranks whose bytes or permission are missing.
    public var awaitedPeers: [Int] {
        guard state.pointee.isRunning else { return [] }
        let waiting = (Array(active) + Array(passive)).filter { !fabric.lanes[Int($0)].isOver }
        return Set(waiting.map { fabric.lanes[Int($0)].queue.pointee.peer }).sorted()
    }
}

extension Evidence {
    /// Adds in place.
    @inline(__always)
    fileprivate mutating func add(_ other: Evidence) {
        cpuCopiedBytes &+= other.cpuCopiedBytes
        postedBytes &+= other.postedBytes
        requests &+= other.requests
        segments &+= other.segments
    }
}
