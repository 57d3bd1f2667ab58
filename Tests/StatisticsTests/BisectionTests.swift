import Statistics
import Testing

@Suite struct BisectionTests {
    /// Every range of a few numbers, and every place in it and around it.
    @Test func findsWhereAClaimChanges() {
        for lower in -2...3 {
            for upper in lower...lower + 9 {
                for place in lower - 1...upper + 1 {
                    let first = Bisection.first(in: lower...upper) { $0 >= place }
                    #expect(first == (place > upper ? nil : max(place, lower)))
                    let last = Bisection.last(in: lower...upper) { $0 <= place }
                    #expect(last == (place < lower ? nil : min(place, upper)))
                }
            }
        }
    }

    @Test func asksForNoMoreThanHalvingNeeds() {
        var asked = 0
        let found = Bisection.first(in: 1...1 << 40) {
            asked += 1
            return $0 >= 123_456_789
        }
        #expect(found == 123_456_789 && asked <= 42)
    }
}
