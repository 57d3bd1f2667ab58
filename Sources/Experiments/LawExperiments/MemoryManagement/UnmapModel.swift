import DeviceModel
import DeviceSimulation
import Laws

/// A processor that unmaps page after page, and a translation cache that is invalidated after some of them.
///
/// Where the batch is full the processor waits for the invalidation; where the timeout comes first it does not.
struct UnmapModel {
    /// What a run has shown, over whole batches.
    struct Run {
        var unmaps = 0
        var invalidations = 0
        var longest = Picoseconds.zero
        /// How many pages the device still reached at the end of their window, and right after it.
        var reachedBefore = 0
        var reachedAfter = 0
        /// What the invalidations took, for each unmap.
        var costPerUnmap = 0.0
    }

    private struct Unmapped {
        let page: Int
        let time: Picoseconds
    }

    private enum Event { case unmap, timeout(batch: Int), invalidated([Unmapped], isAwaited: Bool) }

    private static let batches = 4

    private let batch: Int
    private let timeout: Picoseconds
    private let gap: Picoseconds
    private let invalidation: Picoseconds

    init(_ law: InvalidationWindow) {
        batch = law.batch
        timeout = Picoseconds(law.timeout)
        gap = Picoseconds(law.gap)
        invalidation = Picoseconds(law.invalidation)
    }

    func run() -> Run {
        var run = Run()
        var queue = EventQueue<Event>()
        var waiting: [Unmapped] = []
        var (page, started) = (0, 0)
        // So large that no page is forgotten for want of room: pages come on while a batch that nobody awaits is invalidated.
        let meanwhile = Int(invalidation.count / max(1, gap.count)) + 1
        var unit = TranslationUnit(ways: (Self.batches + 1) * batch + meanwhile)
        func invalidate(isAwaited: Bool) {
            started += 1
            queue.plan(.invalidated(waiting, isAwaited: isAwaited), after: invalidation)
            waiting = []
        }
        queue.plan(.unmap, after: .zero)
        while run.invalidations < Self.batches, let event = queue.next() {
            switch event {
            case .unmap:
                unit.map(page, to: page, .write)
                if (try? unit.translate(page, for: .write)) != nil { unit.unmap(page) }
                waiting.append(Unmapped(page: page, time: queue.now))
                page += 1
                if waiting.count == batch {
                    invalidate(isAwaited: true)
                } else {
                    if waiting.count == 1 { queue.plan(.timeout(batch: started), after: timeout) }
                    queue.plan(.unmap, after: gap)
                }
            case .timeout(let batch): if batch == started { invalidate(isAwaited: false) }
            case .invalidated(let pages, let isAwaited):
                finish(pages, at: queue.now, &unit, &run)
                if isAwaited { queue.plan(.unmap, after: gap) }
            }
        }
        run.costPerUnmap = (run.invalidations * invalidation).nanoseconds / Double(run.unmaps)
        return run
    }

    private func finish(_ pages: [Unmapped], at now: Picoseconds, _ unit: inout TranslationUnit, _ run: inout Run) {
        func isReached(_ page: Int) -> Bool { (try? unit.translate(page, for: .write)) != nil }
        for unmapped in pages {
            if isReached(unmapped.page) { run.reachedBefore += 1 }
            unit.invalidate(unmapped.page)
            if isReached(unmapped.page) { run.reachedAfter += 1 }
            run.longest = max(run.longest, now - unmapped.time)
        }
        run.unmaps += pages.count
        run.invalidations += 1
    }
}
