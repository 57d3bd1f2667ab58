import Laws
import Testing

@Suite struct SortedSeeksTests {
    @Test func sortingTravelsOverTheSpanOnce() {
        let law = SortedSeeks(span: 900, depth: 8)
        #expect(law.arrivalOrder == 2400)
        #expect(law.sweep == 700)
        #expect(abs(law.sweepWithWay - 900 * 15 / 17) < 1e-9)
    }

    @Test func aSingleRequestCannotBeSorted() {
        let law = SortedSeeks(span: 900, depth: 1)
        #expect(law.sweep == 0)
        #expect(law.sweepWithWay == law.arrivalOrder)
    }
}
