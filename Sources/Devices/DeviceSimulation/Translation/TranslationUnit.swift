public import DeviceModel

/// The IOMMU of one device: a page table of the addresses that the device uses, and a cache of translations (IOTLB), which
/// goes on answering from what it remembers until it is invalidated.
///
/// A device of its own has a unit of its own (a domain): what is not in its table does not exist for it.
public struct TranslationUnit: Hashable, Sendable {
    /// Where a page leads.
    public struct Entry: Hashable, Sendable, BitwiseCopyable {
        /// The frame of memory.
        public let frame: Int
        /// What the device may do there.
        public let permission: Permission

        /// See the properties.
        public init(frame: Int, permission: Permission) { (self.frame, self.permission) = (frame, permission) }
    }

    /// How many accesses were blocked.
    public private(set) var faults = 0
    /// How many translations were fetched from the table.
    public private(set) var walks = 0
    private var table: [Int: Entry] = [:]
    private var cache: RecencySets
    private var cached: [Entry]

    /// A unit that maps nothing, whose cache has `sets` times `ways` entries.
    public init(sets: Int = 1, ways: Int) {
        cache = RecencySets(sets: sets, ways: ways)
        cached = [Entry](repeating: Entry(frame: 0, permission: []), count: sets * ways)
    }

    /// A unit that maps every frame to the page of its own number, for reading and writing: fast to set up, and no
    /// protection at all.
    public static func identity(frames: Int, ways: Int) -> TranslationUnit {
        var unit = TranslationUnit(ways: ways)
        for frame in 0..<frames { unit.map(frame, to: frame, [.read, .write]) }
        return unit
    }

    /// Lets the device do `permission` to a frame under the number of a page, which is not mapped yet.
    public mutating func map(_ page: Int, to frame: Int, _ permission: Permission) {
        precondition(table[page] == nil, "page \(page) is mapped already")
        table[page] = Entry(frame: frame, permission: permission)
    }

    /// Takes a page out of the table; what the cache remembers of it stays. Gives what was there.
    @discardableResult
    public mutating func unmap(_ page: Int) -> Entry? { table.removeValue(forKey: page) }

    /// Lets the cache forget a page.
    public mutating func invalidate(_ page: Int) { cache.remove(page) }

    /// Lets the cache forget everything.
    public mutating func invalidateAll() { cache.removeAll() }

    /// Where a page leads by the cache, for an access that may or may not be allowed; nothing where the cache has forgotten.
    public mutating func remembered(_ page: Int) -> Entry? { cache.use(page).map { cached[$0] } }

    /// Where a page leads by the table, which the cache remembers from now on.
    ///
    /// - Throws: where it is not mapped.
    public mutating func walk(_ page: Int, for wanted: Permission) throws(TranslationFault) -> Entry {
        walks += 1
        guard let entry = table[page] else {
            faults += 1
            throw TranslationFault(page: page, wanted: wanted, allowed: nil)
        }
        cached[cache.use(page) ?? cache.enter(page).slot] = entry
        return entry
    }

    /// The frame that an access of the device reaches: by the cache, or else by the table.
    ///
    /// - Throws: where the page is not mapped, or not for what is wanted.
    public mutating func translate(_ page: Int, for wanted: Permission) throws(TranslationFault) -> Int {
        let entry = if let known = remembered(page) { known } else { try walk(page, for: wanted) }
        guard entry.permission.isSuperset(of: wanted) else {
            faults += 1
            throw TranslationFault(page: page, wanted: wanted, allowed: entry.permission)
        }
        return entry.frame
    }
}
