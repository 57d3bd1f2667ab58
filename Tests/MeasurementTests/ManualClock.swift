@testable import Measurement

/// A clock that stands still until time is planted, or until it is read where reading takes time.
final class ManualClock: NanosecondClock {
    private var now = 1_000_000
    private(set) var readings = 0
    let readingNanoseconds: Int

    init(readingNanoseconds: Int = 0) { self.readingNanoseconds = readingNanoseconds }

    var nanoseconds: Int {
        readings += 1
        now += readingNanoseconds
        return now
    }

    func pass(_ nanoseconds: Int) { now += nanoseconds }
}
