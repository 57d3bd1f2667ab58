/// L29: how many frames may be pinned before the rest no longer holds what a program uses.
///
/// Source: S3 in words (symbols lost, reconstructed): pinning takes frames from those that can be replaced.
public struct PinnedFrames: Hashable, Sendable {
    /// F: the frames of the memory.
    public var frames: Int
    /// P: the pinned ones of them, which nothing may replace.
    public var pinned: Int
    /// W: how many pages a program goes round.
    public var workingSet: Int

    /// See the properties.
    public init(frames: Int, pinned: Int, workingSet: Int) {
        (self.frames, self.pinned, self.workingSet) = (frames, pinned, workingSet)
    }

    /// F - P: the frames among which a victim can be sought.
    public var replaceable: Int { frames - pinned }

    /// Whether it is the pinning that makes the program thrash: F - P < W <= F.
    public var thrashesByPinning: Bool { replaceable < workingSet && workingSet <= frames }

    /// The largest P that leaves room: F - W. Nothing where the program does not fit with no frame pinned either.
    public var largestHarmless: Int? { workingSet <= frames ? frames - workingSet : nil }

    /// How many accesses miss where the pages are gone round in turn and the least recently used one is replaced: none
    /// where the working set fits, and all of them from one page more on.
    public var cyclicMissRate: Double { workingSet <= replaceable ? 0 : 1 }
}
