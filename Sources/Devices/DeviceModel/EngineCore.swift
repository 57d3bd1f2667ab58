import HostSystem

/// A memory that an engine can reach.
struct MemoryEntry: BitwiseCopyable {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// The device address of the first byte; 0 for host memory.
    let address: UInt64
    /// The device it belongs to, where that is not the engine's own.
    let peer: UnsafeMutablePointer<PeerEntry>?
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

    /// One of the device's flags, if it exists.
    @inline(__always)
    func flag(_ index: Int) -> SharedFlag? {
        index >= 0 && index < flags.count ? flags.flag(index) : nil
    }
}

/// A copy engine's workings: tables in raw memory, so that no reference is counted, nothing is allocated and nothing is
/// locked while it runs. They change only while it does not.
final class EngineCore: @unchecked Sendable {
    /// How many rings, memories and devices there can be.
    static let tableSize = 4096

    /// The rank whose engine it is.
    let rank: Int
    let rings: UnsafeMutablePointer<UnsafeMutablePointer<RingCore>>
    let ringCount: UnsafeMutablePointer<Int>
    let memories: UnsafeMutablePointer<MemoryEntry?>
    /// The first is the own device's.
    let peers: UnsafeMutablePointer<UnsafeMutablePointer<PeerEntry>?>
    let thread: EngineThread

    init(own device: PeerEntry) {
        rank = device.rank
        rings = .allocate(capacity: Self.tableSize)
        ringCount = .allocate(capacity: 1)
        memories = .allocate(capacity: Self.tableSize)
        peers = .allocate(capacity: Self.tableSize)
        thread = EngineThread(parking: device.flags.parking)
        ringCount.initialize(to: 0)
        memories.initialize(repeating: nil, count: Self.tableSize)
        peers.initialize(repeating: nil, count: Self.tableSize)
        add(device, at: 0)
    }

    deinit {
        for index in 0..<Self.tableSize { peers[index]?.deallocate() }
        rings.deallocate()
        ringCount.deallocate()
        memories.deallocate()
        peers.deallocate()
        thread.deallocate()
    }

    /// Fills an empty place of `peers`.
    func add(_ peer: PeerEntry, at index: Int) {
        let entry = UnsafeMutablePointer<PeerEntry>.allocate(capacity: 1)
        entry.initialize(to: peer)
        peers[index] = entry
    }
}
