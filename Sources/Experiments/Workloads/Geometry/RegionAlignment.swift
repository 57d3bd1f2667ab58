/// Where arrays start in a region. Guards fill the rest, whether or not a run is verified, so that verifying does not
/// move what is timed.
enum RegionAlignment {
    /// Bytes of a cache line: arrays start at a multiple of it.
    static let line = 64
    /// Bytes of a page: large message buffers start at a multiple of it.
    static let page = 4096

    /// Where message buffers of `extent` bytes start: large ones with a page, small ones more densely so that they do not
    /// all meet in the same sets of a cache.
    static func ofBuffer(_ extent: Int) -> Int { extent >= page ? page : line }

    /// The first multiple of `alignment` that leaves room for a guard of at least one line behind `end`.
    static func start(behind end: Int, alignment: Int = line) -> Int {
        (end + line + alignment - 1) / alignment * alignment
    }
}
