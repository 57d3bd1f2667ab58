import Laws
import Testing
import TransferCore
import Workloads

@Suite struct DirtyBitmapTests {
    /// Lengths around the words of the bitmap, and runs that end with it.
    @Test(arguments: [1, 63, 64, 65, 128, 1000], [0.0, 0.02, 0.5, 0.9, 1.0])
    func runsAreThoseOfThePages(pageCount: Int, share: Double) {
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let bitmap = DirtyBitmap(pageCount: pageCount, share: share, using: &generator)
            var expected: [Range<Int>] = []
            for page in 0..<pageCount where bitmap.isDirty(page) {
                if let last = expected.last, last.upperBound == page {
                    expected[expected.count - 1] = last.lowerBound..<page + 1
                } else {
                    expected.append(page..<page + 1)
                }
            }
            var runs: [Range<Int>] = []
            bitmap.forEachRun { runs.append($0) }
            #expect(runs == expected)
            #expect(bitmap.dirtyCount == runs.reduce(0) { $0 + $1.count })
        }
    }

    @Test func noneAndAll() {
        var generator = SeededGenerator(seed: 1)
        #expect(DirtyBitmap(pageCount: 500, share: 0, using: &generator).dirtyCount == 0)
        #expect(DirtyBitmap(pageCount: 500, share: 1, using: &generator).dirtyCount == 500)
    }

    /// Law L24: E[runs] = d + (n - 1) d (1 - d).
    @Test(arguments: [0.01, 0.1, 0.5, 0.95])
    func asManyRunsAsTheLawExpects(share: Double) {
        var generator = SeededGenerator(seed: 4)
        let (pageCount, trials) = (2_000, 200)
        var runs = 0
        for _ in 0..<trials {
            DirtyBitmap(pageCount: pageCount, share: share, using: &generator).forEachRun { _ in runs += 1 }
        }
        let expected = DirtyPages.expectedRuns(pages: pageCount, density: share)
        #expect(abs(Double(runs) / Double(trials) - expected) < 5 * (expected / Double(trials)).squareRoot())
    }
}
