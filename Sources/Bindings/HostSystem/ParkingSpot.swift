import CHostSystem
public import Synchronization

/// Where one thread sleeps until another one, of any process that maps the memory, wakes it (a shared futex).
///
/// A view of one cache line. Waking costs a load while nobody uses the spot, a fence while its user is awake, and a
/// system call only where it sleeps.
public struct ParkingSpot: BitwiseCopyable, @unchecked Sendable {
    /// 1 while the thread sleeps or is about to.
    @usableFromInline
    let parked: UnsafeMutablePointer<Atomic<UInt32>>
    /// Not 0 while there is a thread that may sleep here.
    @usableFromInline
    let use: SharedFlag

    /// The spot in the cache line at `line`, which is zeroed or a spot already.
    @inlinable
    public init(at line: UnsafeMutableRawPointer) {
        parked = line.assumingMemoryBound(to: Atomic<UInt32>.self)
        use = SharedFlag(at: line + 8)
    }

    /// Whether a thread may sleep here from now on. Only between threads' lives: not while one sleeps.
    public func setInUse(_ isInUse: Bool) {
        parked.pointee.store(0, ordering: .relaxed)
        use.storeSequentially(isInUse ? 1 : 0)
    }

    /// Sleeps until somebody wakes this spot, at most `timeoutNanoseconds`, and not at all where `hasWork` is true.
    ///
    /// Whoever makes `hasWork` true has to call `wake()` afterwards. The timeout also covers wakers that began before
    /// the spot was in use.
    @inlinable
    public func park(timeoutNanoseconds: Int64, unless hasWork: () -> Bool) {
        parked.pointee.store(1, ordering: .sequentiallyConsistent)
        // Pairs with the fence in `wake()`: either this thread sees the work or the waker sees it parked.
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        if !hasWork() { sleep(timeoutNanoseconds) }
        parked.pointee.store(0, ordering: .relaxed)
    }

    /// Wakes the thread that sleeps here, if any, after what it waits for has been stored.
    @inlinable @inline(__always)
    public func wake() {
        guard use.loadRelaxed() != 0 else { return }
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        if parked.pointee.load(ordering: .relaxed) != 0 { rouse() }
    }

    @usableFromInline
    func sleep(_ timeoutNanoseconds: Int64) {
        chost_futex_wait(UnsafeRawPointer(parked).assumingMemoryBound(to: UInt32.self), 1, timeoutNanoseconds)
    }

    @usableFromInline
    func rouse() {
        // Whoever changes 1 to 0 makes the call; the others spare it.
        guard parked.pointee.exchange(0, ordering: .acquiringAndReleasing) != 0 else { return }
        chost_futex_wake(UnsafeMutableRawPointer(parked).assumingMemoryBound(to: UInt32.self))
    }
}
