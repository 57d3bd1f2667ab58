/// Pages of a file that memory keeps; the one that was not used for longest makes room.
public struct PageCache: Sendable {
    /// Where a read found its page.
    public enum Source: Hashable, Sendable {
        /// In memory: no DMA.
        case memory
        /// On the device, from where it came by DMA.
        case device
    }

    /// How many pages it keeps; at least 1.
    public let capacity: Int
    /// Bytes of a page.
    public let pageSize: Int
    /// How many pages came by DMA.
    public private(set) var transfers = 0
    private var frames: RecencySets
    /// By frame.
    private var bytes: [[UInt8]]

    /// An empty cache; traps where it could hold nothing.
    public init(capacity: Int, pageSize: Int) {
        precondition(capacity >= 1 && pageSize >= 1, "a cache holds a page")
        (self.capacity, self.pageSize) = (capacity, pageSize)
        frames = RecencySets(ways: capacity)
        bytes = Array(repeating: [], count: capacity)
    }

    /// Reads a page of a file that the device holds: its bytes, and where they came from.
    public mutating func read(_ page: Int, of device: [UInt8]) -> (bytes: [UInt8], from: Source) {
        if let frame = frames.use(page) { return (bytes[frame], .memory) }
        let frame = frames.enter(page).slot
        bytes[frame] = Array(device[page * pageSize..<(page + 1) * pageSize])
        transfers += 1
        return (bytes[frame], .device)
    }
}
