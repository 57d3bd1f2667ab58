import Laws
import Testing

/// L6, L11 and L12: what follows from pages.
@Suite struct PageLawsTests {
    @Test(arguments: [(0, 12288, 3), (1, 12288, 4), (4095, 2, 2), (0, 1, 1), (0, 0, 0), (4096, 4096, 1)])
    func aBufferSpansPages(offset: Int, bytes: Int, pages: Int) {
        #expect(PageSpan(page: 4096).pages(offset: offset, bytes: bytes) == pages)
    }

    @Test func neighboursAmongRandomFramesAreRare() {
        // Two frames out of two: (0, 1) melts, (1, 0) does not.
        #expect(PageSpan.meanDescriptors(pages: 2, frames: 2) == 1.5)
        #expect(PageSpan.meanDescriptors(pages: 1, frames: 9) == 1)
        #expect(PageSpan.meanDescriptors(pages: 3, frames: 2) == nil)
        #expect(PageSpan.meanDescriptors(pages: 0, frames: 2) == nil)
    }

    @Test func aLimitHasALargestSafePayload() throws {
        let limit = SegmentLimit(30)
        let longest = try #require(limit.largestSafePayload(page: 4096))
        #expect(longest == 29 * 4096 + 1)
        let span = PageSpan(page: 4096)
        #expect((0..<4096).allSatisfy { limit.allows(span.pages(offset: $0, bytes: longest)) })
        #expect(!limit.allows(span.pages(offset: 4095, bytes: longest + 1)))
        #expect(limit.largestSafePayload(page: 4096, headers: 29) == 1)
        #expect(limit.largestSafePayload(page: 4096, headers: 30) == nil)
        #expect([1, 30, 31, 60].map(limit.requests) == [1, 1, 2, 2])
    }

    @Test func aListBeyondTheLimitIsSplitOrCopied() {
        var fallback = SegmentFallback(
            limit: SegmentLimit(6),
            list: ListTime(
                request: Nanoseconds(100), segment: Nanoseconds(20), bandwidth: Bandwidth(bytesPerNanosecond: 10)),
            packing: PackingTime(copy: Bandwidth(bytesPerNanosecond: 5)))
        #expect(fallback.way(pieces: 6, bytes: 100) == .zeroCopy)
        #expect(fallback.time(.zeroCopy, pieces: 7, bytes: 700) == nil)
        // 2 * 100 + 7 * 20 + 70 against 140 + 100 + 20 + 70.
        #expect(fallback.time(.split, pieces: 7, bytes: 700) == Nanoseconds(410))
        #expect(fallback.time(.copy, pieces: 7, bytes: 700) == Nanoseconds(330))
        #expect(fallback.way(pieces: 7, bytes: 700) == .copy)
        fallback.list.request = Nanoseconds(10)
        #expect(fallback.way(pieces: 7, bytes: 700) == .split)
    }

    @Test func scatteredBuffersTouchAPageMoreEach() throws {
        let touches = PageTouches(page: 4096)
        #expect(touches.meanPages(buffers: 1, bytes: 4097) == 2)
        // 16 + (65536 - 16) / 4096.
        let scattered = try #require(touches.meanPages(buffers: 16, bytes: 65536))
        #expect(abs(scattered - 31.99609375) < 1e-12)
        let one = try #require(touches.meanPages(buffers: 1, bytes: 65536))
        #expect(abs(scattered - one - touches.excess(buffers: 16)) < 1e-12)
        #expect(touches.meanPages(buffers: 0, bytes: 4) == nil)
        #expect(touches.meanPages(buffers: 5, bytes: 4) == nil)
    }

    /// The expectation is the plain average over every offset.
    @Test(arguments: [1, 2, 63, 64, 65, 200]) func theMeanIsOverAllOffsets(bytes: Int) throws {
        let span = PageSpan(page: 64)
        let sum = (0..<64).reduce(0) { $0 + span.pages(offset: $1, bytes: bytes) }
        let mean = try #require(PageTouches(page: 64).meanPages(buffers: 1, bytes: bytes))
        #expect(abs(Double(sum) / 64 - mean) < 1e-12)
    }
}
