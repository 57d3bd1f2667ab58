internal import DeviceModel
internal import HostSystem
public import TransferCore

/// An exchange that the copy engines of its ranks carry out, one ring a peer.
public final class PeerToPeerExchange: PreparedExchange {
    /// A lane in raw memory, so that walking the lanes touches no reference count.
    private struct RunningLane {
        let ring: Unmanaged<DescriptorRing>
        let descriptors: UnsafeMutableBufferPointer<Descriptor>
        let counted: UInt64
        let posting: LaneTraffic
        let peer: Int
        /// Descriptors of the running iteration that are in the ring already.
        var posted: Int
    }

    private let engine: CopyEngine
    /// Flags of the own device.
    private let flags: FlagBoard
    private let resources: ExchangeResources
    private let rings: [DescriptorRing]
    private let lanes: UnsafeMutableBufferPointer<RunningLane>
    private let arrivals: UnsafeMutableBufferPointer<ExchangeProgram.Arrival>
    private var iteration: UInt64 = 0
    private var isRunning = false
    private var counters = Evidence()

    private static let mostRingSlots = 1024

    init(_ program: ExchangeProgram, on device: Device) throws(TransferError) {
        engine = device.engine
        flags = device.flags
        resources = program.resources
        rings = try Self.rings(for: program.lanes, of: device.engine)
        lanes = .allocate(capacity: program.lanes.count)
        for (index, lane) in program.lanes.enumerated() {
            let descriptors = UnsafeMutableBufferPointer<Descriptor>.allocate(capacity: lane.descriptors.count)
            _ = descriptors.initialize(from: lane.descriptors)
            lanes.initializeElement(
                at: index,
                to: RunningLane(
                    ring: .passUnretained(rings[index]), descriptors: descriptors, counted: UInt64(lane.counted),
                    posting: lane.posting, peer: lane.peer, posted: lane.descriptors.count))
        }
        arrivals = .allocate(capacity: program.arrivals.count)
        _ = arrivals.initialize(from: program.arrivals)
        counters.registrations = program.resources.registrations
    }

    /// The memory for what is packed.
    public var particulars: [Particular] { [Particular("staging_memory_bytes", resources.bounce?.size.bytes ?? 0)] }

    /// A ring for each lane, or none at all.
    private static func rings(
        for lanes: [ExchangeProgram.Lane], of engine: CopyEngine
    ) throws(TransferError) -> [DescriptorRing] {
        var rings: [DescriptorRing] = []
        do throws(TransferError) {
            for lane in lanes {
                var capacity = 2
                while capacity < min(lane.descriptors.count, mostRingSlots) { capacity *= 2 }
                rings.append(try engine.makeRing(capacity: capacity))
            }
        } catch {
            for ring in rings { engine.remove(ring) }
            throw error
        }
        return rings
    }

    deinit {
        for ring in rings { engine.remove(ring) }
        for lane in lanes { lane.descriptors.deallocate() }
        lanes.deallocate()
        arrivals.deallocate()
        resources.isQuiet = !isRunning
    }

    /// What was counted so far.
    public var evidence: Evidence { counters }

    /// Begins the next iteration.
    public func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        precondition(!isRunning, "an iteration starts when the one before is complete")
        marks.enter(.post)
        isRunning = true
        iteration &+= 1
        for index in arrivals.indices {
            arrivals[index].creditBoard.set(arrivals[index].creditFlag, to: iteration)
        }
        for index in lanes.indices {
            lanes[index].posted = 0
            post(index)
            counters.cpuCopiedBytes &+= lanes[index].posting.packedBytes
            counters.postedBytes &+= lanes[index].posting.bytes
            counters.requests &+= lanes[index].posting.requests
            counters.segments &+= lanes[index].posting.segments
        }
        marks.enter(.wire)
        engine.progress()
    }

    /// Moves the iteration on by what can be done now.
    public func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress {
        guard isRunning else { return .complete }
        marks.enter(.wire)
        engine.progress()
        var isComplete = true
        for index in lanes.indices {
            // Waiting for room in the ring is no posting.
            if lanes[index].posted < lanes[index].descriptors.count,
                lanes[index].ring._withUnsafeGuaranteedRef({ $0.hasRoom })
            {
                marks.enter(.post)
                post(index)
                marks.enter(.wire)
            }
            let target = iteration &* lanes[index].counted
            let (completions, isStopped) = lanes[index].ring._withUnsafeGuaranteedRef {
                ($0.completions, $0.isStopped)
            }
            if isStopped { throw fault(of: index) }
            if completions < target { isComplete = false }
        }
        for index in arrivals.indices where flags[arrivals[index].flag] < iteration { isComplete = false }
        guard isComplete else { return .pending }
        isRunning = false
        return .complete
    }

    /// Puts as many of a lane's descriptors into its ring as there is room for.
    @inline(__always)
    private func post(_ index: Int) {
        let rest = UnsafeBufferPointer(rebasing: lanes[index].descriptors[lanes[index].posted...])
        let iteration = iteration
        let count = lanes[index].ring._withUnsafeGuaranteedRef { ring in
            let count = ring.post(from: rest, addingToValues: iteration)
            if count > 0 { ring.submit() }
            return count
        }
        lanes[index].posted &+= count
        if count > 0 { counters.doorbells &+= 1 }
    }

    @inline(never)
    private func fault(of lane: Int) -> TransferError {
        guard let fault = rings[lane].fault else { preconditionFailure("a stopped ring has a fault") }
        return fault.transferError
    }

    /// The ranks whose bytes or permission are missing.
    public var awaitedPeers: [Int] {
        guard isRunning else { return [] }
        let arriving = arrivals.filter { flags[$0.flag] < iteration }.map(\.peer)
        let sending = lanes.enumerated().filter { rings[$0.offset].completions < iteration * $0.element.counted }
        return Set(arriving + sending.map(\.element.peer)).sorted()
    }
}
