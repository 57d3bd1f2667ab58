/// Pages of a file that memory keeps; the one that was not used for longest makes room.
public struct PageCache: Sendable {
    /// Where a read found its page.
    public enum Source: Hashable, Sendable {
        /// In memory: no DMA.
        case memory
        /// On the device, from where it came by DMA.
        case device
    }

    /// Memory for one page, and its neighbours by time of use.
    private struct Frame {
        var page: Int
        var bytes: [UInt8]
        var older: Int
        var newer: Int
    }

    /// How many pages it keeps; at least 1.
    public let capacity: Int
    /// Bytes of a page.
    public let pageSize: Int
    /// How many pages came by DMA.
    public private(set) var transfers = 0
    private var frames: [Frame] = []
    private var frameOfPage: [Int: Int] = [:]
    private var (oldest, newest) = (-1, -1)

    /// An empty cache; traps where it could hold nothing.
    public init(capacity: Int, pageSize: Int) {
        precondition(capacity >= 1 && pageSize >= 1, "a cache holds a page")
        (self.capacity, self.pageSize) = (capacity, pageSize)
    }

    /// Reads a page of a file that the device holds: its bytes, and where they came from.
    public mutating func read(_ page: Int, of device: [UInt8]) -> (bytes: [UInt8], from: Source) {
        if let frame = frameOfPage[page] {
            unlink(frame)
            linkAsNewest(frame)
            return (frames[frame].bytes, .memory)
        }
        let bytes = Array(device[page * pageSize..<(page + 1) * pageSize])
        transfers += 1
        let frame: Int
        if frames.count < capacity {
            frame = frames.count
            frames.append(Frame(page: page, bytes: bytes, older: -1, newer: -1))
        } else {
            frame = oldest
            unlink(frame)
            frameOfPage[frames[frame].page] = nil
            (frames[frame].page, frames[frame].bytes) = (page, bytes)
        }
        frameOfPage[page] = frame
        linkAsNewest(frame)
        return (frames[frame].bytes, .device)
    }

    private mutating func unlink(_ frame: Int) {
        let (older, newer) = (frames[frame].older, frames[frame].newer)
        if older >= 0 { frames[older].newer = newer } else { oldest = newer }
        if newer >= 0 { frames[newer].older = older } else { newest = older }
    }

    private mutating func linkAsNewest(_ frame: Int) {
        (frames[frame].older, frames[frame].newer) = (newest, -1)
        if newest >= 0 { frames[newest].newer = frame } else { oldest = frame }
        newest = frame
    }
}
