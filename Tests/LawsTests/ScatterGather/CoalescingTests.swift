import Laws
import Testing

@Suite struct CoalescingTests {
    private let costs = Coalescing(segment: Nanoseconds(20), link: Bandwidth(bytesPerNanosecond: 12))

    @Test func aGapAtTheThresholdDoesNotTravel() {
        #expect(costs.threshold == 240)
        #expect(costs.longestGap == 239)
        #expect(Coalescing(segment: .zero, link: costs.link).longestGap == 0)
        #expect(Coalescing(segment: Nanoseconds(20.01), link: costs.link).longestGap == 240)
    }

    @Test func theOptimumJoinsWhatPays() throws {
        // 100 B each, gaps 120 (10 ns) and 360 (30 ns): 2 * 20 + 420/12.
        let segments = [0..<100, 220..<320, 680..<780]
        let best = try #require(CoalescingOptimum(costs).time(of: segments))
        #expect(abs(best.value - 75) < 1e-9)
        let unjoined = try #require(CoalescingOptimum(costs, gapBudget: 119).time(of: segments))
        #expect(abs(unjoined.value - 85) < 1e-9)
        #expect(CoalescingOptimum(costs, longestDescriptor: 319).time(of: segments) == unjoined)
        #expect(CoalescingOptimum(costs, longestDescriptor: 99).time(of: segments) == nil)
        #expect(CoalescingOptimum(costs).time(of: []) == .zero)
    }
}
