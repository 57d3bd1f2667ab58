/// Contiguous frames in blocks of powers of two: a block that is too large is halved, and a free half joins its free buddy.
///
/// Source: Knuth, *The Art of Computer Programming*, volume 1, 2.5. Of several free blocks the one that became free last is
/// given, so that a run depends on nothing but its calls.
public struct BuddyAllocator: Sendable {
    /// How many frames there are: a power of two.
    public let frames: Int
    /// How many of them are free.
    public private(set) var free: Int
    /// The order of the free block that begins at a frame; -1 where none does.
    private var freeOrder: [Int8]
    /// The order of the block given out that begins at a frame; -1 where none does.
    private var givenOrder: [Int8]
    /// The free blocks of each order, as lists through their first frames.
    private var first: [Int]
    private var next: [Int]
    private var previous: [Int]

    private static let none = -1

    /// Frames that are all free; their number is a power of two.
    public init(frames: Int) {
        precondition(frames > 0 && frames & (frames - 1) == 0, "a buddy allocator has a power of two of frames")
        (self.frames, free) = (frames, frames)
        freeOrder = [Int8](repeating: -1, count: frames)
        givenOrder = freeOrder
        first = [Int](repeating: Self.none, count: frames.trailingZeroBitCount + 1)
        next = [Int](repeating: Self.none, count: frames)
        previous = next
        link(0, order: frames.trailingZeroBitCount)
    }

    /// The first frame of 2^order contiguous ones; nothing where no free block is that large.
    public mutating func allocate(order: Int) -> Int? {
        guard var found = first.indices.dropFirst(order).first(where: { first[$0] != Self.none }) else { return nil }
        let block = first[found]
        unlink(block, order: found)
        while found > order {
            found -= 1
            link(block + 1 << found, order: found)
        }
        givenOrder[block] = Int8(order)
        free -= 1 << order
        return block
    }

    /// Takes a block back; it must have been given out.
    public mutating func release(_ block: Int) {
        precondition(givenOrder[block] >= 0, "no block that was given out begins at frame \(block)")
        var (block, order) = (block, Int(givenOrder[block]))
        givenOrder[block] = -1
        free += 1 << order
        while order < first.count - 1 {
            let buddy = block ^ 1 << order
            guard freeOrder[buddy] == Int8(order) else { break }
            unlink(buddy, order: order)
            block = min(block, buddy)
            order += 1
        }
        link(block, order: order)
    }

    /// The frames of the largest free block; 0 where none is free.
    public var largestFree: Int { first.indices.last { first[$0] != Self.none }.map { 1 << $0 } ?? 0 }

    private mutating func link(_ block: Int, order: Int) {
        (previous[block], next[block]) = (Self.none, first[order])
        if first[order] != Self.none { previous[first[order]] = block }
        first[order] = block
        freeOrder[block] = Int8(order)
    }

    private mutating func unlink(_ block: Int, order: Int) {
        if previous[block] == Self.none { first[order] = next[block] } else { next[previous[block]] = next[block] }
        if next[block] != Self.none { previous[next[block]] = previous[block] }
        freeOrder[block] = -1
    }
}
