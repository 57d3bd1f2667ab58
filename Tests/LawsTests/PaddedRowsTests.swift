import Laws
import Testing

@Suite struct PaddedRowsTests {
    @Test func fullHighDefinitionNeedsNoPadding() {
        let planes = PlanarFrame(width: 1920, height: 1080).planes(burst: 64)
        #expect(planes.map(\.stride) == [1920, 960, 960])
        #expect(planes.map(\.paddedBursts) == [1080 * 30, 540 * 15, 540 * 15])
        #expect(planes.map(\.packedBursts) == planes.map(\.paddedBursts))
        #expect(planes.allSatisfy { $0.efficiency(ofBursts: $0.paddedBursts) == 1 })
    }

    @Test func rowsOf1366PixelsArePadded() {
        let planes = PlanarFrame(width: 1366, height: 768).planes(burst: 64)
        #expect(planes.map(\.stride) == [1408, 704, 704])
        for plane in planes { #expect(abs(plane.efficiency(ofBursts: plane.paddedBursts) - 0.970) < 0.0005) }
        // 1366 mod 64 = 22: a row that begins at 44 reaches into a 23rd burst, one at 0 does not.
        #expect(planes[0].burstsOfRow(at: 0) == 22)
        #expect(planes[0].burstsOfRow(at: 44) == 23)
        #expect(planes[0].packedBursts > planes[0].paddedBursts)
    }

    @Test func oddSizesHaveColourOfHalfRoundedUp() {
        #expect(
            PlanarFrame(width: 5, height: 3).planes(burst: 1).map { [$0.row, $0.height] } == [
                [5, 3], [3, 2], [3, 2],
            ])
    }
}
