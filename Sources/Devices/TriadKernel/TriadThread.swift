public import HostSystem

/// A memory-bound kernel on a thread of its own: the work of a program beside which a transfer is run.
///
/// It rests until it is told otherwise, and ends with this object. For one owner on one thread.
public final class TriadThread {
    private let control: TriadControl
    private let thread: WorkerThread
    private var hasEnded = false
    /// Bytes of the three arrays together.
    public let size: Int

    /// So many times the last-level cache are the three arrays together: each strip has left it when its turn comes again.
    public static let cacheMultiple = 4
    /// What an array is where the kernel of the system does not tell the cache.
    private static let usualArrayBytes = 64 << 20
    private static let leastArrayBytes = 32 << 20

    /// Bytes of an array that no cache of this host holds.
    public static var sufficientArrayBytes: Int {
        LastLevelCache.size.map { max(leastArrayBytes, cacheMultiple * $0 / 3) } ?? usualArrayBytes
    }

    /// Fills the arrays and starts the thread, resting.
    ///
    /// - Parameter arrayBytes: of each of the three, rounded up to whole strips.
    /// - Throws: `SystemError` where the system has not so much memory or no thread left.
    public init(arrayBytes: Int = TriadThread.sufficientArrayBytes) throws(SystemError) {
        let arrays = try TriadArrays(arrayBytes: arrayBytes)
        let control = TriadControl()
        do { thread = try WorkerThread(name: "rdmark triad", { control.live(over: arrays) }) } catch {
            control.deallocate()
            throw error
        }
        self.control = control
        size = arrays.size
    }

    deinit {
        end()
        control.deallocate()
    }

    /// Bytes read and written so far, strip by strip; may be asked from any thread.
    public var bytesMoved: Int { control.bytesMoved }

    /// What tells `bytesMoved` as long as this object lives.
    public var counter: @Sendable () -> Int {
        let control = control
        return { control.bytesMoved }
    }

    /// Processors of this host that it may run on: also those that a launcher did not bind its rank to. 0 until it has run.
    public var processors: Int { control.processors }

    /// Whether the kernel has stopped since it was told to rest.
    public var isResting: Bool { control.isResting }

    /// Lets the kernel run; it does as soon as `bytesMoved` grows.
    public func run() { control.tell(.run) }

    /// Lets the kernel rest; it does as soon as `isResting`.
    public func rest() { control.tell(.rest) }

    /// Ends the thread, whatever it does. Calling it again changes nothing.
    public func end() {
        guard !hasEnded else { return }
        hasEnded = true
        control.tell(.stop)
        thread.join()
    }
}
