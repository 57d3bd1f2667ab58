internal import Planning
internal import TransferCore
internal import Verbs

/// Everything that an exchange holds: its lanes and what they are made of.
///
/// Given back when nothing can be under way any more; see `Fabric.bury`.
final class ExchangeResources {
    private let fabric: Fabric
    let region: VerbsMemory
    let bounce: Bounce
    /// What the lanes are called.
    var names: [UInt16] = []
    /// Queue pairs of this exchange alone.
    var queues: [Int] = []
    /// Where the fabric finds how far the exchange is.
    let state: UnsafeMutablePointer<ExchangeState>
    /// Lanes whose requests this rank posts, and those that it is told about.
    private(set) var active: [UInt16] = []
    private(set) var passive: [UInt16] = []
    /// What one iteration adds to the evidence.
    private(set) var traffic = Evidence()
    /// What this rank posts in one iteration that the ports' counters must show.
    private(set) var claim = ClaimedTraffic()
    /// Reports that can be outstanding at once.
    private var reports = 0
    private var lists: [UnsafeMutablePointer<SendRequestList>] = []
    private var receives: [UnsafeMutablePointer<ReceiveRequestList>] = []
    private var built = 0
    private var operations: Set<Operation> = []

    init(_ fabric: Fabric, region: VerbsMemory, bounce: Bounce) {
        self.fabric = fabric
        self.region = region
        self.bounce = bounce
        state = .allocate(capacity: 1)
        state.initialize(to: ExchangeState())
        traffic.cpuCopiedBytes = bounce.packedBytes
    }

    /// Whether nothing can still come for it or be under way as long as no iteration runs. What lands early may come; what
    /// a request carried itself may not have left its queue pair, which must not be destroyed under it.
    var isQuietBetweenIterations: Bool {
        queues.isEmpty && passive.allSatisfy { !fabric.lanes[Int($0)].isGrantedEarly }
    }

    /// How bytes cross, where this rank has transfers, and the memory for what is packed.
    var particulars: [Particular] {
        let names = Operation.allCases.filter(operations.contains).map(\.rawValue)
        return (names.isEmpty ? [] : [Particular("operation", names.joined(separator: "+"))])
            + [Particular("staging_memory_bytes", bounce.memory?.size.bytes ?? 0)]
    }

    deinit {
        disconnect()
        for name in names { fabric.names.giveBack(name) }
        for index in queues { fabric.removeQueue(at: index) }
        for list in lists {
            list.deinitialize(count: 1)
            list.deallocate()
        }
        for list in receives {
            list.deinitialize(count: 1)
            list.deallocate()
        }
        fabric.reservedReports -= reports
        fabric.retire(state)
        state.deallocate()
    }

    /// From now on nobody asks how far it is.
    func disconnect() {
        for name in names.prefix(built) { fabric.lanes[Int(name)].exchange = nil }
    }

    /// Builds the next lane.
    ///
    /// - Parameters:
    ///   - far: the far rank's memory and bounce memory.
    ///   - isCounted: whether the ports' counters show what goes over this lane.
    /// - Throws: `.resource` where there is no room for its reports.
    func add(
        _ plan: LanePlan, named name: UInt16, farName: UInt16, over queue: UnsafeMutablePointer<Queue>,
        far: (region: RemoteRegion, bounce: RemoteRegion), isCounted: Bool
    ) throws(TransferError) {
        guard let link = fabric.links[plan.peer] else { preconditionFailure("the ranks are connected") }
        var requests: UnsafeMutablePointer<SendRequestList>?
        var receives: UnsafeMutablePointer<ReceiveRequestList>?
        let maker = RequestMaker(
            plan, lane: name, queue: queue, region: region, bounce: bounce.memory, far: far, on: fabric.endpoint)
        if plan.isActive {
            let list = UnsafeMutablePointer<SendRequestList>.allocate(capacity: 1)
            list.initialize(to: maker.sends())
            lists.append(list)
            requests = list
            active.append(name)
            if isCounted { claim.add(plan) }
            traffic.requests += plan.requests.count
            traffic.segments += plan.requests.reduce(0) {
                $0 + max($1.request.source.count, $1.request.destination.count)
            }
        } else {
            if plan.operation == .send {
                let list = UnsafeMutablePointer<ReceiveRequestList>.allocate(capacity: 1)
                list.initialize(to: maker.receives())
                self.receives.append(list)
                receives = list
            }
            passive.append(name)
        }
        if plan.isSender { traffic.postedBytes += plan.requests.reduce(0) { $0 + $1.request.payloadBytes } }
        (fabric.lanes.baseAddress.unsafelyUnwrapped + Int(name)).initialize(
            to: Lane(
                exchange: state, queue: queue, link: link, farID: farName, operation: plan.operation,
                granted: plan.landsEarly ? 1 : 0, requests: requests, count: plan.requests.count,
                isInline: maker.isWhollyInline, receives: receives,
                receiveCount: receives == nil ? 0 : plan.requests.count, isGrantedEarly: plan.landsEarly))
        built += 1
        operations.insert(plan.operation)
        try reserve(
            plan.isActive
                ? min(plan.requests.count / queue.pointee.signalEvery + 2, queue.pointee.depth)
                : max(1, receives == nil ? 0 : plan.requests.count))
    }

    private func reserve(_ count: Int) throws(TransferError) {
        reports += count
        fabric.reservedReports += count
        guard fabric.reservedReports <= fabric.endpoint.completions.capacity else {
            throw TransferError(
                .resource, during: "preparing an exchange",
                cause: "\(fabric.reservedReports) completions could be outstanding, and the completion queue holds "
                    + "\(fabric.endpoint.completions.capacity)",
                advice: "prepare fewer exchanges at a time, or use --operation write")
        }
    }
}

extension WorkRequest {
    /// Bytes that somebody wants: without gaps that travel along.
    var payloadBytes: Int { byteCount - destination.reduce(0) { $0 + ($1.isSink ? $1.byteCount : 0) } }
}

extension ClaimedTraffic {
    /// Adds what the active end of a lane posts in one iteration; gaps that travel along are bytes too.
    mutating func add(_ plan: LanePlan) {
        let bytes = plan.requests.reduce(0) { $0 + $1.request.byteCount }
        if plan.operation == .read {
            readMessages += plan.requests.count
            readBytes += bytes
        } else {
            sentMessages += plan.requests.count
            sentBytes += bytes
        }
    }
}
