import DeviceSimulation
import Testing

@Suite struct FlagPollingTests {
    private let polling = FlagPolling(
        first: Picoseconds(100), second: Picoseconds(60), fence: Picoseconds(20), flag: Picoseconds(50),
        poll: Picoseconds(30), header: Picoseconds(7))

    @Test(arguments: [(0, 157), (9, 136 + 30), (10, 137), (29, 156)] as [(Int64, Int64)])
    func aTimerSeesTheFlagAtItsNextTick(phase: Int64, time: Int64) {
        // The flag is visible at 130; ticks are at the phase and every 30 after it.
        #expect(polling.run(.timer(phase: Picoseconds(phase))) == Picoseconds(time))
    }

    @Test func aLoopLooksFromItsOwnPayloadOn() {
        #expect(polling.run(.loop) == Picoseconds(137))
        var late = polling
        late.flag = Picoseconds(51)
        #expect(late.run(.loop) == Picoseconds(167))
        late.second = Picoseconds(1)
        #expect(late.run(.loop) == Picoseconds(107))
    }
}
