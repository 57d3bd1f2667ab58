import Laws
import Testing

@Suite struct DirtyPagesTests {
    private let law = DirtyPages(
        pages: 101, page: 1000, scan: Nanoseconds(1), overhead: Nanoseconds(20),
        bandwidth: Bandwidth(bytesPerNanosecond: 100))

    @Test func runsAreMostAtHalf() {
        #expect(law.expectedRuns(density: 0.5) == 0.5 + 25)
        #expect(law.expectedRuns(density: 1) == 1)
        #expect(law.expectedRuns(density: 0) == 0)
    }

    @Test func timesAreScanRunsAndBytes() {
        #expect(law.denseTime == Nanoseconds(20 + 1010))
        #expect(law.expectedSparseTime(density: 1) == Nanoseconds(101 + 20 + 1010))
        #expect(law.expectedSparseTime(density: 0.5) == Nanoseconds(101 + 25.5 * 20 + 505))
    }

    @Test func atTheBreakEvenAPageCostsTheSame() throws {
        let density = try #require(law.breakEvenDensity)
        #expect(density > 0 && density < 1)
        #expect(abs(1 + density * (1 - density) * 20 + density * 10 - 10) < 1e-12)
        var free = law
        free.overhead = .zero
        #expect(free.breakEvenDensity == 0.9)
        free.scan = Nanoseconds(10)
        #expect(free.breakEvenDensity == nil)
    }

    @Test func cleanPagesNarrowerThanTheGapAreJoined() {
        // g* = 20 ns at 100 B/ns = 2000 B: one page of 1000 B; two are a tie.
        #expect(law.joinedPages == 1)
        var law = law
        law.page = 2000
        #expect(law.joinedPages == 0)
        law.overhead = .zero
        #expect(law.joinedPages == 0)
    }
}
