internal import HostSystem

/// How the owner of a kernel's thread steers it, and what the thread tells: words in cache lines of their own.
struct TriadControl: BitwiseCopyable, @unchecked Sendable {
    /// What the thread is to do.
    enum Order: UInt64 {
        case rest
        case run
        case stop
    }

    private let lines: UnsafeMutableRawPointer
    private static let lineCount = 5

    init() {
        let size = Self.lineCount * SharedFlag.lineSize
        lines = .allocate(byteCount: size, alignment: SharedFlag.lineSize)
        lines.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        parking.setInUse(true)
    }

    func deallocate() { lines.deallocate() }

    private var order: SharedFlag { SharedFlag(at: lines) }
    private var moved: SharedFlag { SharedFlag(at: lines + SharedFlag.lineSize) }
    private var resting: SharedFlag { SharedFlag(at: lines + 2 * SharedFlag.lineSize) }
    private var parking: ParkingSpot { ParkingSpot(at: lines + 3 * SharedFlag.lineSize) }

    private var reach: SharedFlag { SharedFlag(at: lines + 4 * SharedFlag.lineSize) }

    /// How many processors the thread may run on; 0 before it has begun, or where the kernel of the system does not tell.
    var processors: Int { Int(truncatingIfNeeded: reach.load()) }
    /// Bytes that the kernel has read and written so far.
    var bytesMoved: Int { Int(truncatingIfNeeded: moved.load()) }
    /// Whether the thread has done what it began and sleeps.
    var isResting: Bool { resting.loadSequentially() != 0 }

    /// Tells the thread what to do next, waking it if it sleeps.
    func tell(_ next: Order) {
        order.storeSequentially(next.rawValue)
        parking.wake()
    }

    /// The thread's life: strip after strip while it is to run, asleep while it is to rest.
    func live(over arrays: TriadArrays) {
        // The launcher may have bound the rank, and with it this thread, to one processor.
        Processors.allow(Processors.anywhere)
        reach.store(UInt64((Processors.affinity ?? []).reduce(0) { $0 + $1.nonzeroBitCount }))
        var strip = 0
        while true {
            switch Order(rawValue: order.loadSequentially()) {
            case .run:
                resting.storeSequentially(0)
                arrays.sweep(strip)
                strip = (strip + 1) % arrays.strips
                moved.store(moved.loadRelaxed() &+ UInt64(TriadArrays.bytesPerStrip))
            case .rest:
                resting.storeSequentially(1)
                parking.park(timeoutNanoseconds: 100_000_000) { order.loadRelaxed() != Order.rest.rawValue }
            case .stop, nil: return
            }
        }
    }
}
