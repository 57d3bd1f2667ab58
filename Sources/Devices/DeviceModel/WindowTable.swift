import HostSystem

/// An IOMMU's table of windows, in shared memory: its owner writes it, every engine that reaches the device reads it.
///
/// An entry's generation is even while the entry is free and odd while it is a window; it grows with every change, so
/// a reader that finds the generation it remembers has found the same window.
struct WindowTable: BitwiseCopyable {
    /// A window as a reader found it.
    struct Found: BitwiseCopyable {
        let state: SharedFlag
        let generation: UInt64
        let lower: UInt64
        let upper: UInt64
        let permission: Permission
    }

    private let entries: UnsafeMutableRawPointer
    let capacity: Int
    /// Entries behind this number have never been used, so that a search can stop there.
    private let used: SharedFlag

    init(entries: UnsafeMutableRawPointer, capacity: Int, used: SharedFlag) {
        self.entries = entries
        self.capacity = capacity
        self.used = used
    }

    /// The entry's generation.
    func state(_ index: Int) -> SharedFlag { word(0, of: index) }

    /// Fills a free entry and makes it a window.
    ///
    /// - Returns: its generation.
    func open(_ index: Int, addresses: Range<UInt64>, permission: Permission, accessor: Int) -> UInt64 {
        word(1, of: index).storeRelaxed(UInt64(accessor))
        word(2, of: index).storeRelaxed(UInt64(permission.rawValue))
        word(3, of: index).storeRelaxed(addresses.lowerBound)
        word(4, of: index).storeRelaxed(addresses.upperBound)
        let generation = state(index).loadRelaxed() + 1
        state(index).store(generation)
        used.store(max(used.loadRelaxed(), UInt64(index) + 1))
        return generation
    }

    /// The rank that may use the window; for the owner.
    func accessor(_ index: Int) -> Int { Int(word(1, of: index).loadRelaxed()) }

    /// A window through which `accessor` may do `permission` to all of `addresses`.
    ///
    /// The caller checks the generation again when it has announced its access: the entry can change meanwhile.
    func find(_ addresses: Range<UInt64>, _ permission: Permission, accessor: Int) -> Found? {
        // The number comes from shared memory: never trust it further than the table reaches.
        for index in 0..<min(Int(truncatingIfNeeded: used.load() & 0xffff_ffff), capacity) {
            let generation = state(index).load()
            guard generation & 1 == 1, word(1, of: index).loadRelaxed() == UInt64(accessor) else { continue }
            let granted = Permission(rawValue: UInt8(truncatingIfNeeded: word(2, of: index).loadRelaxed()))
            let lower = word(3, of: index).loadRelaxed()
            let upper = word(4, of: index).loadRelaxed()
            guard granted.isSuperset(of: permission), lower <= addresses.lowerBound, addresses.upperBound <= upper
            else {
                continue
            }
            return Found(
                state: state(index), generation: generation, lower: lower, upper: upper, permission: granted)
        }
        return nil
    }

    private func word(_ number: Int, of index: Int) -> SharedFlag {
        SharedFlag(at: entries + index * SharedFlag.lineSize + number * 8)
    }
}
