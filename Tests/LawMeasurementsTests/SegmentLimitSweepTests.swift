import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct SegmentLimitSweepTests {
    /// As L11 over verbs asks for them: devices hold 8 segments a request and more.
    @Test(arguments: 8...32) func lengthsGrowAndEachHasItsPieces(limit: Int) {
        let page = SegmentLimitSweep.page
        let sweep = SegmentLimitSweep(
            limit: limit, longest: [limit * page, (limit + 8) * page, 2 * limit * page], seed: 1)
        #expect(sweep.lengths == Set(sweep.lengths).sorted())
        for length in sweep.lengths {
            let bytes = sweep.pieces[length]?.reduce(0) { $0 + $1.byteCount }
            #expect(bytes == length + SegmentLimitSweep.headerBytes)
        }
        let counts = sweep.lengths.map { sweep.pieces[$0]?.count ?? 0 }
        #expect(counts.contains(limit) && counts.contains { $0 > limit })
    }
}
