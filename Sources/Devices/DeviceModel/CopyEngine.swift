public import HostSystem
public import TransferCore

/// Executes descriptors: the DMA engine of a device.
///
/// Each ring is executed in order; the rings take turns. A ring whose next descriptor waits for a flag, or that has
/// stopped at a fault, does not hold up the others. It runs inline, whenever its owner calls `progress()`, or on a
/// thread of its own; everything else belongs to the owner's thread in both cases.
public final class CopyEngine {
    private let rank: Int
    private let control: SharedSegment
    private let core: EngineCore
    private var worker: WorkerThread?
    private var rings: [DescriptorRing] = []
    /// What the tables point into.
    private var memories: [AnyObject?] = []
    /// Never detached; the first place stands for the own device.
    private var peers: [PeerDevice?] = [nil]

    init(rank: Int, control: SharedSegment, layout: ControlLayout) {
        self.rank = rank
        self.control = control
        core = EngineCore(own: PeerEntry(rank: rank, control: control, layout: layout, accessor: rank))
    }

    deinit { stopThread() }

    /// Executes what is ready, a bounded amount: at most 64 descriptors of each ring, or one more than make 256 KiB.
    ///
    /// Does nothing where the engine has a thread, so that its owner need not ask.
    ///
    /// - Returns: whether any descriptor was executed.
    @discardableResult
    public func progress() -> Bool { core.thread.isAbsent && core.turn() }

    /// Gives the engine a thread of its own.
    ///
    /// - Throws: `.resource` where the system has none left.
    public func startThread(idling: EngineIdling = .considerate) throws(TransferError) {
        precondition(worker == nil, "the engine has a thread already")
        core.thread.parking.setInUse(true)
        core.thread.tell(.run)
        let core = core
        do throws(SystemError) {
            worker = try WorkerThread(name: "engine \(rank)") { core.thread.live(running: core, idling: idling) }
        } catch {
            core.thread.tell(.none)
            core.thread.parking.setInUse(false)
            throw TransferError(.resource, during: "starting the copy engine's thread", cause: error.description)
        }
    }

    /// Ends the engine's thread, if it has one, after the turn that it is at. What is left in the rings stays there.
    public func stopThread() {
        guard let worker else { return }
        core.thread.tell(.stop)
        worker.join()
        core.thread.tell(.none)
        core.thread.parking.setInUse(false)
        self.worker = nil
    }

    /// Whether it has a thread of its own.
    public var hasThread: Bool { worker != nil }

    /// A ring for `capacity` descriptors, a power of two.
    ///
    /// - Throws: `.resource` where the engine has too many.
    public func makeRing(capacity: Int) throws(TransferError) -> DescriptorRing {
        guard rings.count < EngineCore.tableSize else { throw Self.isFull("rings") }
        let ring = DescriptorRing(capacity: capacity, parking: core.thread.parking, control: control)
        rings.append(ring)
        publishRings()
        return ring
    }

    /// Forgets a ring, and what it has not executed.
    public func remove(_ ring: DescriptorRing) {
        withExtendedLifetime(ring) {
            rings.removeAll { $0 === ring }
            publishRings()
        }
    }

    /// Makes memory of the own device known to the engine.
    public func attach(_ memory: DeviceMemory) throws(TransferError) -> MemorySlot {
        precondition(memory.owner == rank, "the memory belongs to another device")
        let entry = MemoryEntry(base: memory.segment.base, size: memory.size.bytes, address: memory.address, peer: nil)
        return try attach(memory, entry)
    }

    /// Makes host memory known to the engine, for copies between host and device.
    public func attach(_ buffer: HostBuffer) throws(TransferError) -> MemorySlot {
        try attach(buffer, MemoryEntry(base: buffer.base, size: buffer.size, address: 0, peer: nil))
    }

    /// Makes a peer's memory known to the engine, and with it the peer.
    public func attach(_ memory: PeerMemory) throws(TransferError) -> MemorySlot {
        let peer = try attach(memory.device)
        let entry = MemoryEntry(
            base: memory.segment.base, size: memory.size.bytes, address: memory.address,
            peer: core.peers[Int(peer.index)])
        return try attach(memory, entry)
    }

    /// Makes a peer known to the engine, so that it can set the peer's flags. It stays known.
    public func attach(_ peer: PeerDevice) throws(TransferError) -> PeerSlot {
        if let known = peers.firstIndex(where: { $0 === peer }) { return PeerSlot(index: UInt16(known)) }
        guard peers.count < EngineCore.tableSize else { throw Self.isFull("peers") }
        let index = peers.count
        peers.append(peer)
        let entry = PeerEntry(rank: peer.rank, control: peer.control, layout: peer.layout, accessor: rank)
        core.thread.pausing { core.add(entry, at: index) }
        return PeerSlot(index: UInt16(index))
    }

    /// Forgets a memory. A descriptor that still names it is a fault.
    public func detach(_ slot: MemorySlot) {
        core.thread.pausing { core.memories[Int(slot.index)] = nil }
        memories[Int(slot.index)] = nil
    }

    private func attach(_ object: AnyObject, _ entry: MemoryEntry) throws(TransferError) -> MemorySlot {
        let index = memories.firstIndex { $0 == nil } ?? memories.count
        guard index < EngineCore.tableSize else { throw Self.isFull("memories") }
        if index == memories.count { memories.append(nil) }
        memories[index] = object
        core.thread.pausing { core.memories[index] = entry }
        return MemorySlot(index: UInt16(index), isPeer: entry.peer != nil)
    }

    private func publishRings() {
        core.thread.pausing {
            for (index, ring) in rings.enumerated() { core.rings[index] = ring.core }
            core.ringCount.pointee = rings.count
        }
    }

    private static func isFull(_ things: String) -> TransferError {
        TransferError(
            .resource, during: "preparing the copy engine",
            cause: "it has its \(EngineCore.tableSize) \(things) already", advice: "release what is no longer used")
    }
}
