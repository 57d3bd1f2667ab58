import HostSystem

/// A memory that an engine can reach.
struct MemoryEntry: BitwiseCopyable {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// The device address of the first byte; 0 for host memory.
    let address: UInt64
    /// The device it belongs to; 0 for the engine's own and for host memory.
    let peer: UInt16
}

/// A device whose flags, and windows if it is a peer's, an engine can reach.
struct PeerEntry: BitwiseCopyable {
    let rank: Int
    let flags: FlagBoard
    let windows: WindowTable
    /// The line of the peer's registers in which this engine announces its batches.
    let mark: SharedFlag
    var markValue: UInt64

    /// The device whose registers are in `control`, as `accessor` reaches it.
    init(rank: Int, control: SharedSegment, layout: ControlLayout, accessor: Int) {
        self.rank = rank
        flags = layout.flagBoard(in: control.base)
        windows = layout.windowTable(in: control.base)
        mark = layout.mark(of: accessor, in: control.base)
        markValue = mark.load()
    }
}

/// A copy engine's workings, in raw memory: no reference is counted, nothing is allocated and nothing is locked while
/// it runs. The tables change only while it does not.
struct EngineCore: BitwiseCopyable, @unchecked Sendable {
    /// How many rings, memories and devices there can be.
    static let tableSize = 4096

    /// The rank whose engine it is.
    let rank: Int
    let rings: UnsafeMutablePointer<UnsafeMutablePointer<RingCore>>
    let ringCount: UnsafeMutablePointer<Int>
    let memories: UnsafeMutablePointer<MemoryEntry?>
    let peers: UnsafeMutablePointer<PeerEntry?>
    let thread: EngineThread

    init(rank: Int, parking: ParkingSpot) {
        self.rank = rank
        rings = .allocate(capacity: Self.tableSize)
        ringCount = .allocate(capacity: 1)
        memories = .allocate(capacity: Self.tableSize)
        peers = .allocate(capacity: Self.tableSize)
        thread = EngineThread(parking: parking)
        ringCount.initialize(to: 0)
        memories.initialize(repeating: nil, count: Self.tableSize)
        peers.initialize(repeating: nil, count: Self.tableSize)
    }

    func deallocate() {
        rings.deallocate()
        ringCount.deallocate()
        memories.deallocate()
        peers.deallocate()
        thread.deallocate()
    }
}
