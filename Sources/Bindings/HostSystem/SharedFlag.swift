public import Synchronization

/// A 64-bit word that threads and processes signal each other through, at an address in memory that they share.
///
/// A view: it does not own the memory. Give each flag a cache line of its own, `lineSize` bytes, so that polling one
/// does not slow down writing another.
public struct SharedFlag: BitwiseCopyable, @unchecked Sendable {
    /// Bytes of a cache line.
    public static let lineSize = 64

    @usableFromInline
    let word: UnsafeMutablePointer<Atomic<UInt64>>

    /// The flag at `address`, which is a multiple of 8 and holds a word already (fresh segments hold 0).
    @inlinable
    public init(at address: UnsafeMutableRawPointer) {
        word = address.assumingMemoryBound(to: Atomic<UInt64>.self)
    }

    /// The value; everything that its writer did before storing it is visible afterwards.
    @inlinable @inline(__always)
    public func load() -> UInt64 { word.pointee.load(ordering: .acquiring) }

    /// Stores `value`, after which everything done before is visible to whoever loads it.
    @inlinable @inline(__always)
    public func store(_ value: UInt64) { word.pointee.store(value, ordering: .releasing) }

    /// `load()` in the one order that all sequential loads and stores of all threads agree on.
    @inlinable @inline(__always)
    public func loadSequentially() -> UInt64 { word.pointee.load(ordering: .sequentiallyConsistent) }

    /// `store(_:)` in the one order that all sequential loads and stores of all threads agree on.
    @inlinable @inline(__always)
    public func storeSequentially(_ value: UInt64) { word.pointee.store(value, ordering: .sequentiallyConsistent) }

    /// The value, without any order.
    @inlinable @inline(__always)
    public func loadRelaxed() -> UInt64 { word.pointee.load(ordering: .relaxed) }

    /// Stores `value`, without any order.
    @inlinable @inline(__always)
    public func storeRelaxed(_ value: UInt64) { word.pointee.store(value, ordering: .relaxed) }
}
