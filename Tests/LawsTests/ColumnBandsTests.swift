import Laws
import Testing

@Suite struct ColumnBandsTests {
    // Two bands of 100 B, 50 B apart, in 10 rows; 20 ns a descriptor, 10 B/ns.
    private let law = ColumnBands(
        rows: 10, bands: 2, band: 100, gap: 50, overhead: Nanoseconds(20),
        bandwidth: Bandwidth(bytesPerNanosecond: 10))

    @Test func timesAreDescriptorsAndBytes() {
        #expect(law.stridedTime == Nanoseconds(2 * 20 + 200))
        #expect(law.plainTime == Nanoseconds(20 * 20 + 200))
        #expect(law.mergedStridedTime == Nanoseconds(20 + 250))
        #expect(law.mergedPlainTime == Nanoseconds(10 * 20 + 250))
    }

    @Test func mergingSavesADescriptorARowOrOneInAll() {
        #expect(law.plainGap == 200)
        #expect(law.stridedGap == 20)
        var tie = law
        tie.gap = 200
        #expect(tie.mergedPlainTime == tie.plainTime)
        tie.gap = 20
        #expect(tie.mergedStridedTime == tie.stridedTime)
    }
}
