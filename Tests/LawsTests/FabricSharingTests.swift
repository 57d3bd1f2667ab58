import Laws
import Testing

@Suite struct FabricSharingTests {
    private let law = FabricSharing(bandwidth: Bandwidth(bytesPerNanosecond: 10))

    @Test func aThirdPartyCrossesTheBusTwice() {
        #expect(law.busTime(masters: 3, bytes: 1000, thirdParty: false) == Nanoseconds(300))
        #expect(law.busTime(masters: 3, bytes: 1000, thirdParty: true) == Nanoseconds(600))
    }

    @Test func turnsFinishTogetherAndPrioritiesOneByOne() {
        func time(_ index: Int, byTurns: Bool) -> Nanoseconds {
            law.arbitratedTime(index: index, of: 3, bytes: 1000, burst: 100, byTurns: byTurns)
        }
        #expect((0..<3).map { time($0, byTurns: true) } == [280, 290, 300].map { Nanoseconds($0) })
        #expect((0..<3).map { time($0, byTurns: false) } == [100, 200, 300].map { Nanoseconds($0) })
    }

    @Test func onlyWhoSharesALinkIsSlower() {
        #expect(law.switchedTime(sharing: 1, bytes: 1000) == Nanoseconds(100))
        #expect(law.switchedTime(sharing: 4, bytes: 1000) == Nanoseconds(400))
    }

    @Test func theModestGetWhatTheyWantAndTheOthersEqualParts() {
        func shares(_ limits: [Double]) -> [Double] {
            law.shares(limits: limits.map { Bandwidth(bytesPerNanosecond: $0) }).map(\.bytesPerNanosecond)
        }
        #expect(shares([1, 20, 20, 20]) == [1, 3, 3, 3])
        #expect(shares([4, 2, 20]) == [4, 2, 4])
        #expect(shares([1, 2]) == [1, 2])
        #expect(shares([20, 20]) == [5, 5])
        #expect(shares([]) == [])
    }
}
