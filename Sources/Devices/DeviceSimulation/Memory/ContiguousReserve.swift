/// A region of frames that is kept for one large buffer and lent to pages until somebody wants it (Linux: CMA). What is in
/// it then is moved elsewhere, word by word; a page that cannot be moved is in the way for good.
public struct ContiguousReserve: Sendable {
    /// Why the region cannot be had.
    public enum Refusal: Error, Hashable, Sendable {
        /// This frame holds a page that cannot be moved.
        case unmovable(frame: Int)
        /// Elsewhere are too few free frames.
        case full(needed: Int, free: Int)
    }

    /// What a claim did.
    public struct Claim: Hashable, Sendable {
        /// How many pages it moved.
        public let moved: Int
        /// How long that took.
        public let time: Picoseconds
    }

    private struct Lodger {
        let page: Int
        let isMovable: Bool
    }

    private enum Event { case unmapped(frame: Int, target: Int), copied(frame: Int, target: Int) }

    /// The contents of all frames: those elsewhere come first, and then those of the region.
    public private(set) var memory: PhysicalMemory
    /// The frames of the region.
    public let region: Range<Int>
    private var elsewhere: BuddyAllocator
    private var lodgers: [Int: Lodger] = [:]
    private var frameOfPage: [Int: Int] = [:]
    private let migration: Picoseconds
    private let copy: Picoseconds

    /// An empty region beside free frames.
    ///
    /// - Parameters:
    ///   - frames: how many frames the region has; above 0.
    ///   - elsewhere: how many there are besides: a power of two.
    ///   - wordsPerFrame: how many words of 8 bytes a frame holds.
    ///   - migration: what moving a page takes but for the copy.
    ///   - copy: what copying a page takes.
    public init(frames: Int, elsewhere: Int, wordsPerFrame: Int, migration: Picoseconds, copy: Picoseconds) {
        region = elsewhere..<elsewhere + frames
        memory = PhysicalMemory(frames: elsewhere + frames, wordsPerFrame: wordsPerFrame)
        self.elsewhere = BuddyAllocator(frames: elsewhere)
        (self.migration, self.copy) = (migration, copy)
    }

    /// Puts a page, with contents that tell it from all others, into a frame of the region that nobody has.
    public mutating func lend(_ frame: Int, to page: Int, movable: Bool) {
        precondition(region.contains(frame) && lodgers[frame] == nil, "frame \(frame) cannot be lent")
        lodgers[frame] = Lodger(page: page, isMovable: movable)
        frameOfPage[page] = frame
        memory.mark(frame: frame, as: page)
    }

    /// Where a page lies and whether each of its words is what it was given; nothing where there is no such page.
    public func holdsEveryWord(of page: Int) -> Bool? {
        frameOfPage[page].map { memory.isMarked(frame: $0, as: page) }
    }

    /// Whether a page lies in the region.
    public func isLodged(_ page: Int) -> Bool { frameOfPage[page].map(region.contains) ?? false }

    /// Empties the region.
    ///
    /// - Throws: where it cannot be emptied; then no page has moved.
    public mutating func claim() throws(Refusal) -> Claim {
        let occupied = region.filter { lodgers[$0] != nil }
        if let fixed = occupied.first(where: { lodgers[$0]?.isMovable == false }) { throw .unmovable(frame: fixed) }
        guard occupied.count <= elsewhere.free else { throw .full(needed: occupied.count, free: elsewhere.free) }
        var queue = EventQueue<Event>()
        var waiting = occupied[...]
        var moved = 0
        beginNext(of: &waiting, in: &queue)
        while let event = queue.next() {
            switch event {
            case .unmapped(let frame, let target): queue.plan(.copied(frame: frame, target: target), after: copy)
            case .copied(let frame, let target):
                finish(frame, target)
                moved += 1
                beginNext(of: &waiting, in: &queue)
            }
        }
        return Claim(moved: moved, time: queue.now)
    }

    private mutating func beginNext(of waiting: inout ArraySlice<Int>, in queue: inout EventQueue<Event>) {
        guard let frame = waiting.popFirst() else { return }
        guard let target = elsewhere.allocate(order: 0) else { preconditionFailure("free frames were counted") }
        queue.plan(.unmapped(frame: frame, target: target), after: migration)
    }

    private mutating func finish(_ frame: Int, _ target: Int) {
        memory.copy(frame: frame, to: target)
        if let lodger = lodgers.removeValue(forKey: frame) { frameOfPage[lodger.page] = target }
    }
}
