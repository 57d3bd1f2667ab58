import Laws
import Testing

@Suite struct PageCacheReadsTests {
    private let law = PageCacheReads(memory: Nanoseconds(500), device: Nanoseconds(80_000))

    @Test func theMeanIsWeighedByTheHits() {
        #expect(law.meanTime(hitRatio: 1) == Nanoseconds(500))
        #expect(law.meanTime(hitRatio: 0.75) == Nanoseconds(375 + 20_000))
    }

    @Test func hitsDependOnTheOrderOfReads() {
        #expect(PageCacheReads.hitRatioAtRandom(cache: 25, file: 100) == 0.25)
        #expect(PageCacheReads.hitRatioAtRandom(cache: 200, file: 100) == 1)
        #expect(PageCacheReads.hitRatioInSequence(cache: 99, file: 100) == 0)
        #expect(PageCacheReads.hitRatioInSequence(cache: 100, file: 100) == 1)
    }
}
