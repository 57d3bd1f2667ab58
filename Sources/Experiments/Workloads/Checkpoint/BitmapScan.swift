internal import HostSystem

/// The scan of a memory's bitmaps into lists of runs, timed by itself.
///
/// A program scans before each round. Here requests are built when an exchange is prepared, so the scan is a phase of its
/// own and no part of a sample.
struct BitmapScan {
    private static let repetitions = 31

    /// Median time of scanning all of `bitmaps` once, in nanoseconds; 0 where there are none.
    static func nanoseconds(of bitmaps: [DirtyBitmap]) -> Int {
        guard !bitmaps.isEmpty else { return 0 }
        var runs: [Range<Int>] = []
        for bitmap in bitmaps { bitmap.forEachRun { runs.append($0) } }
        var times: [Int] = []
        for _ in 0..<repetitions {
            runs.removeAll(keepingCapacity: true)
            let start = MonotonicClock.nanoseconds()
            for bitmap in bitmaps { bitmap.forEachRun { runs.append($0) } }
            times.append(MonotonicClock.nanoseconds() - start)
        }
        return times.sorted()[repetitions / 2]
    }
}
