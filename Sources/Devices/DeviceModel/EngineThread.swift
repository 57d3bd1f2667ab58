import HostSystem

/// What a threaded engine does between turns, when it finds nothing to do.
public struct EngineIdling: Hashable, Sendable {
    /// Turns that it polls at full speed.
    public let spinTurns: Int
    /// Turns after those that it polls, letting other threads run in between.
    public let yieldTurns: Int
    /// Nanoseconds that it sleeps at most before it looks again; submitting, or a flag being set, wakes it earlier.
    ///
    /// Only a backstop: make it longer than the scheduler's tick, or every sleep programs a timer and the wake-up
    /// cancels it again, which costs more than waking does on virtual machines.
    public let parkNanoseconds: Int64

    /// How long to poll before sleeping.
    public init(spinTurns: Int, yieldTurns: Int, parkNanoseconds: Int64) {
        self.spinTurns = spinTurns
        self.yieldTurns = yieldTurns
        self.parkNanoseconds = parkNanoseconds
    }

    /// Sleeps soon: for machines where other threads want the core. It does not yield: a thread that yields to a busy
    /// one waits for the end of its time slice, a thread that sleeps is woken at once.
    public static let considerate = EngineIdling(spinTurns: 100, yieldTurns: 0, parkNanoseconds: 100_000_000)
    /// Polls for some tens of microseconds: for an engine with a core of its own.
    public static let eager = EngineIdling(spinTurns: 10_000, yieldTurns: 0, parkNanoseconds: 100_000_000)
}

/// How an engine's owner steers the thread that runs it: a command, and the thread's answer to `pause`.
struct EngineThread: BitwiseCopyable, @unchecked Sendable {
    /// What the thread is to do.
    enum Command: UInt64 {
        /// There is no thread: the owner runs the engine.
        case none
        case run
        case pause
        case stop
    }

    let parking: ParkingSpot
    private let lines: UnsafeMutableRawPointer

    init(parking: ParkingSpot) {
        self.parking = parking
        lines = .allocate(byteCount: 2 * SharedFlag.lineSize, alignment: SharedFlag.lineSize)
        lines.initializeMemory(as: UInt8.self, repeating: 0, count: 2 * SharedFlag.lineSize)
    }

    func deallocate() { lines.deallocate() }

    /// Whether the owner runs the engine itself.
    var isAbsent: Bool { command.loadRelaxed() == Command.none.rawValue }

    /// Tells the thread what to do next, waking it if it sleeps.
    func tell(_ order: Command) {
        command.storeSequentially(order.rawValue)
        parking.wake()
    }

    /// Runs `change` while the thread, if there is one, keeps its hands off the engine.
    func pausing<Result>(_ change: () -> Result) -> Result {
        guard !isAbsent else { return change() }
        tell(.pause)
        while isPaused.loadSequentially() == 0 { WorkerThread.yield() }
        defer { tell(.run) }
        return change()
    }

    /// The thread's life: turns of `core` until it is told to stop.
    func live(running core: EngineCore, idling: EngineIdling) {
        var idleTurns = 0
        while command.loadSequentially() != Command.stop.rawValue {
            if command.loadSequentially() == Command.pause.rawValue {
                rest()
            } else if core.turn() {
                idleTurns = 0
            } else {
                idleTurns += 1
                idle(idleTurns, idling, core)
            }
        }
    }

    /// Goes back to the top of the life afterwards, where a second `pause` is seen before anything is touched.
    private func rest() {
        isPaused.storeSequentially(1)
        while command.loadSequentially() == Command.pause.rawValue { WorkerThread.yield() }
        isPaused.storeSequentially(0)
    }

    private func idle(_ turns: Int, _ idling: EngineIdling, _ core: EngineCore) {
        if turns <= idling.spinTurns {
            WorkerThread.spinHint()
        } else if turns - idling.spinTurns <= idling.yieldTurns {
            WorkerThread.yield()
        } else {
            parking.park(timeoutNanoseconds: idling.parkNanoseconds) {
                core.hasWork() || command.loadRelaxed() != Command.run.rawValue
            }
        }
    }

    private var command: SharedFlag { SharedFlag(at: lines) }
    private var isPaused: SharedFlag { SharedFlag(at: lines + SharedFlag.lineSize) }
}
