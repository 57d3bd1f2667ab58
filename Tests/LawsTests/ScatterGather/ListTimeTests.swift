import Laws
import Testing

@Suite struct ListTimeTests {
    private let link = Bandwidth(bytesPerNanosecond: 10)

    @Test func aListIsTheSumOfItsDescriptorsAndItsBytes() {
        let list = ListTime(segment: Nanoseconds(20), bandwidth: link)
        // 8 * 20 + 4000 / 10.
        #expect(list.time(segments: 8, bytes: 4000) == Nanoseconds(560))
        #expect(list.time(segments: 1, bytes: 0) == Nanoseconds(20))
    }

    @Test(arguments: [(ListTime.Counting.everySegment, 195.0), (.beyondTheFirst, 175)])
    func thereAreFencesBetweenSegments(counting: ListTime.Counting, expected: Double) {
        // 8 * 20 + 7 * 5, or 7 * 20 + 7 * 5.
        let list = ListTime(segment: Nanoseconds(20), fence: Nanoseconds(5), bandwidth: link, counting: counting)
        #expect(list.overhead(segments: 8) == Nanoseconds(expected))
    }

    @Test func severalRequestsHaveSeveralFirstSegments() {
        let list = ListTime(
            request: Nanoseconds(200), segment: Nanoseconds(20), bandwidth: link, counting: .beyondTheFirst)
        // 3 * 200 + (10 - 3) * 20 + 100.
        #expect(list.time(segments: 10, bytes: 1000, requests: 3) == Nanoseconds(840))
    }
}
