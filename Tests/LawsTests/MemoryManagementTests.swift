import Laws
import Testing

@Suite struct MemoryManagementTests {
    @Test func pinningThrashesWhatFittedBefore() {
        func law(_ pinned: Int, _ pages: Int) -> PinnedFrames { .init(frames: 100, pinned: pinned, workingSet: pages) }
        #expect(law(0, 60).largestHarmless == 40)
        #expect(!law(40, 60).thrashesByPinning && law(40, 60).cyclicMissRate == 0)
        #expect(law(41, 60).thrashesByPinning && law(41, 60).cyclicMissRate == 1)
        // What never fitted does not thrash because of the pinning.
        #expect(!law(10, 101).thrashesByPinning && law(0, 101).cyclicMissRate == 1)
        #expect(law(0, 101).largestHarmless == nil)
    }

    @Test func invalidatingAsInTheSource() {
        // 256 KiB are 4096 lines: over 200,000 cycles, and over 100 times the first byte.
        var law = CacheInvalidation(lines: 4096, invalidation: 50, hit: 4, miss: 200, uncached: 200)
        #expect(law.firstRead == 205_000)
        #expect(law.firstReadRatio == 1025)
        // 4096 (50 + 196) / 196 = 5140.9 reads.
        #expect(abs((law.breakEvenReads ?? 0) - 5140.898) < 0.001)
        #expect(law.cachedTime(reads: 1) == 205_000)
        #expect(law.cachedTime(reads: 4097) == 4096 * 250 + 4)
        law.uncached = 4
        #expect(law.breakEvenReads == nil)
        // A miss that is cheap enough pays within the first round: 4096 50 / 100.
        law.uncached = 300
        #expect(law.breakEvenReads == 2048)
    }

    @Test func claimingMovesWhatIsThere() {
        var law = ContiguousClaim(
            occupied: 1000, unmovable: 0, page: 4096, migration: Nanoseconds(1000),
            copy: Bandwidth(bytesPerNanosecond: 8))
        #expect(law.time == Nanoseconds(1_512_000))
        law.unmovable = 1
        #expect(law.time == nil)
    }

    @Test func mappingPaysAfterSomeUses() {
        var law = MappedTransfer(
            pages: 11, map: Nanoseconds(50), unmap: Nanoseconds(450), descriptor: Nanoseconds(20), uses: 4)
        #expect(law.listTime == Nanoseconds(220))
        #expect(law.mappedTime == Nanoseconds(270))
        #expect(law.breakEvenUses == 5)
        law.uses = 5
        #expect(law.mappedTime == law.listTime)
        law.pages = 1
        #expect(law.breakEvenUses == nil)
    }

    @Test func cyclingThroughMoreThanTheEntriesMissesAlways() {
        var reach = TranslationReach(entries: 64, hit: .zero, walk: Nanoseconds(280), walkers: 4)
        #expect(reach.cyclicMissRate(pages: 64) == 0)
        #expect(reach.cyclicMissRate(pages: 65) == 1)
        #expect(reach.randomMissRate(pages: 64) == 0)
        #expect(reach.randomMissRate(pages: 256) == 0.75)
        // Of 8 sets of 8 ways one has 9 pages of 65, and nothing else misses.
        reach.sets = 8
        #expect(reach.cyclicMissRate(pages: 65) == 9.0 / 65)
        #expect(reach.cyclicMissRate(pages: 72) == 1)
    }

    @Test func walksDecideBeyondTheKnee() {
        let reach = TranslationReach(entries: 64, hit: Nanoseconds(10), walk: Nanoseconds(280), walkers: 4)
        #expect(reach.latency(missRate: 0.5) == Nanoseconds(150))
        #expect(reach.timePerTransaction(missRate: 0.75, link: Nanoseconds(35)) == Nanoseconds(52.5))
        #expect(reach.timePerTransaction(missRate: 0.25, link: Nanoseconds(35)) == Nanoseconds(35))
        #expect(reach.knee(link: Nanoseconds(35)) == 128)
        #expect(reach.knee(link: Nanoseconds(70)) == nil)
    }

    @Test func deferringWidensTheWindowAndSharesTheCost() {
        func law(_ batch: Int) -> InvalidationWindow {
            .init(batch: batch, timeout: Nanoseconds(10_500), gap: Nanoseconds(1000), invalidation: Nanoseconds(600))
        }
        #expect(law(1).longest == Nanoseconds(600))
        #expect(law(1).costPerUnmap == Nanoseconds(600))
        #expect(law(6).longest == Nanoseconds(5600))
        #expect(law(6).costPerUnmap == Nanoseconds(100))
        #expect(law(100).longest == Nanoseconds(11_100))
        #expect(law(100).served == 11)
    }

    /// 57.88 Gbit/s of packets, as the authors' own model of this link has it.
    @Test(arguments: [(64, 84), (256, 276), (257, 297), (2048, 2208)])
    func aReadIsItsBytesAndTheirHeadersAtTheLinksRate(bytes: Int, carried: Int) {
        let time = PacketLink.reads(pace: .zero).time(for: bytes).value
        #expect(abs(Double(8 * carried) / time - 57.885) < 0.001)
        let headers = carried - bytes
        #expect(
            abs(PacketLink.writes(pace: .zero).time(for: bytes).value - Double(bytes + headers * 24 / 20) / 7.2356)
                < 0.001 * time)
        #expect(PacketLink.reads(pace: Nanoseconds(1000)).time(for: bytes).value == 1000)
    }
}
