/// Frames that hold pages: a page that is not there takes a free frame or that of the least recently used page, and pinned
/// pages stay.
///
/// A pinned page leaves the list of those that can be replaced, as in Linux (the "unevictable" list).
public struct FramePool: Hashable, Sendable {
    /// How an access to a page went.
    public enum Access: Hashable, Sendable {
        /// It was there.
        case hit
        /// It was brought in, and this page made room; nothing where a frame was free.
        case fault(evicted: Int?)
        /// It was not there, and every frame is pinned.
        case refused
    }

    /// How many frames there are.
    public let frames: Int
    private var replaceable: RecencySets
    private var pinned: Set<Int> = []

    /// So many free frames; above 0.
    public init(frames: Int) {
        self.frames = frames
        replaceable = RecencySets(ways: frames)
    }

    /// Whether a page is in memory.
    public func holds(_ page: Int) -> Bool { pinned.contains(page) || replaceable.slot(of: page) != nil }

    /// Accesses a page, whose number is not negative.
    public mutating func access(_ page: Int) -> Access {
        if pinned.contains(page) || replaceable.use(page) != nil { return .hit }
        guard let victim = makeRoom() else { return .refused }
        _ = replaceable.enter(page)
        return .fault(evicted: victim.page)
    }

    /// Brings a page in and pins it. Says whether that was possible: not where every frame is pinned.
    public mutating func pin(_ page: Int) -> Bool {
        guard access(page) != .refused else { return false }
        if replaceable.remove(page) { pinned.insert(page) }
        return true
    }

    private struct Victim { let page: Int? }

    /// Sees to it that a frame is free; nothing where all are pinned.
    private mutating func makeRoom() -> Victim? {
        guard replaceable.count + pinned.count == frames else { return Victim(page: nil) }
        guard let oldest = replaceable.leastRecent else { return nil }
        replaceable.remove(oldest)
        return Victim(page: oldest)
    }
}
