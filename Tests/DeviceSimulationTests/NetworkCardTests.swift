import DeviceSimulation
import Testing

@Suite struct NetworkCardTests {
    private func card(gap: Int64 = 0) -> NetworkCard {
        NetworkCard(
            posting: Picoseconds(300_000), answer: Picoseconds(600_000), gap: Picoseconds(gap),
            link: DataRate(femtosecondsPerByte: 100_000))
    }

    @Test func aMessageAlone() {
        let run = card().send(bytes: 1000, messages: 1, windows: [.sliding(1)])
        #expect(run.first == Picoseconds(1_000_000) && run.last == run.first && run.completed == 1)
    }

    @Test func aSlidingWindowFillsTheLinkAndABatchDoesNot() {
        let sliding = card().send(bytes: 1000, messages: 101, windows: [.sliding(10)])
        #expect(sliding.last - sliding.first == Picoseconds(100 * 100_000))
        let batched = card().send(bytes: 1000, messages: 100, windows: [.batched(10)])
        #expect(batched.last == Picoseconds(10 * 1_900_000))
        #expect(sliding.mostUnderWay == 10 && batched.mostUnderWay == 10)
    }

    @Test func theCardTakesFromItsPairsInTurn() {
        let run = card().send(bytes: 1000, messages: 100, windows: [.sliding(1), .sliding(1), .sliding(2)])
        #expect(run.completed == 300 && run.mostUnderWay == 4)
        // Four under way at any time, a round trip each.
        #expect(run.first == Picoseconds(1_000_000))
    }

    @Test func theMessageRateIsACeiling() {
        let run = card(gap: 250_000).send(bytes: 1000, messages: 101, windows: [.sliding(64)])
        #expect(run.last - run.first == Picoseconds(100 * 250_000))
    }
}
