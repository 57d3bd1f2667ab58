import DeviceSimulation
import Laws

/// A buffer that a device writes and a processor without coherence reads, access by access. A cycle is a nanosecond here.
struct DeviceBufferModel {
    /// What a run has shown.
    struct Run {
        /// When so many reads were done, through the cache; the first place is that of no read.
        var cached: [Double]
        /// When they were done past it.
        var uncached: [Double]
        /// How many of the words that were read were not what the device had written.
        var wrongWords: Int
        /// The same for one read of each line of a processor that had read before and did not invalidate.
        var wrongWordsWithout: Int
    }

    private static let before = 1
    private static let after = 2

    private let lines: Int
    private let wordsPerLine: Int
    private let costs: ProcessorCache.Costs

    init(_ law: CacheInvalidation, wordsPerLine: Int) {
        lines = Int(law.lines)
        self.wordsPerLine = wordsPerLine
        costs = ProcessorCache.Costs(
            invalidation: Picoseconds(nanoseconds: law.invalidation), hit: Picoseconds(nanoseconds: law.hit),
            miss: Picoseconds(nanoseconds: law.miss), uncached: Picoseconds(nanoseconds: law.uncached))
    }

    /// A processor that holds the buffer from before, a device that writes it, and so many reads.
    func run(reads: Int) -> Run {
        var memory = PhysicalMemory(frames: 1, wordsPerFrame: lines * wordsPerLine)
        memory.mark(frame: 0, as: Self.before)
        var warm = cache()
        for line in 0..<lines { _ = warm.read(line * wordsPerLine, of: memory) }
        memory.mark(frame: 0, as: Self.after)
        for line in 0..<lines { warm.snoop(line * wordsPerLine) }

        var run = Run(cached: [0], uncached: [0], wrongWords: 0, wrongWordsWithout: 0)
        var (invalidating, careless, bypassing) = (warm, warm, cache())
        for line in 0..<lines {
            if !isRight(careless.read(line * wordsPerLine, of: memory), line) { run.wrongWordsWithout += 1 }
            invalidating.invalidate(lineOf: line * wordsPerLine)
        }
        let start = warm.now
        for read in 0..<reads {
            let line = read % lines
            if !isRight(invalidating.read(line * wordsPerLine, of: memory), line) { run.wrongWords += 1 }
            if !isRight(bypassing.readUncached(line * wordsPerLine, of: memory), line) { run.wrongWords += 1 }
            run.cached.append((invalidating.now - start).nanoseconds)
            run.uncached.append(bypassing.now.nanoseconds)
        }
        return run
    }

    private func isRight(_ word: UInt64, _ line: Int) -> Bool {
        word == PhysicalMemory.mark(of: Self.after, word: line * wordsPerLine)
    }

    /// Large enough for the whole buffer.
    private func cache() -> ProcessorCache {
        ProcessorCache(
            sets: (lines + 7) / 8, ways: 8, wordsPerLine: wordsPerLine, isCoherent: false, costs: costs)
    }
}
