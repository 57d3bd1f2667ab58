import DeviceSimulation
import Testing

@Suite struct SharedMemoryBusTests {
    private func holders(_ rule: BusArbiter.Rule, engineUntil limit: Int) -> [BusArbiter.Holder?] {
        var arbiter = BusArbiter(rule)
        return (0..<6).map { arbiter.grant(processor: true, engine: $0 < limit) }
    }

    @Test func rulesDecideWhereBothWantTheBus() {
        #expect(
            holders(.engineFirst, engineUntil: 3) == [.engine, .engine, .engine, .processor, .processor, .processor])
        #expect(
            holders(.alternating, engineUntil: 4) == [.engine, .processor, .engine, .processor, .processor, .processor])
        #expect(holders(.processorFirst, engineUntil: 6) == Array(repeating: .processor, count: 6))
    }

    @Test func nobodyHoldsAnIdleBus() {
        var arbiter = BusArbiter(.alternating)
        #expect(arbiter.grant(processor: false, engine: false) == nil)
        #expect(arbiter.grant(processor: false, engine: true) == .engine)
        #expect(arbiter.grant(processor: false, engine: true) == .engine)
        #expect(arbiter.grant(processor: true, engine: true) == .processor)
    }

    @Test(arguments: BusArbiter.Rule.allCases) func everyBeatIsSomebodysOrIdle(rule: BusArbiter.Rule) {
        var bus = SharedMemoryBus(rule, work: .init(accesses: 2, cycles: 3))
        for beat in 0..<1000 {
            if beat.isMultiple(of: 4) { bus.engine.hand(1) }
            bus.pass()
        }
        #expect(bus.engine.moved + bus.engine.waiting == 250)
        #expect(bus.processor.beats + bus.engine.moved <= bus.beats)
        #expect(bus.processor.beats / 2 - bus.processor.done <= 1)
        if rule == .processorFirst { #expect(bus.processor.done == 200) }
    }

    @Test func aBlockTakesTheCyclesOfItsWords() {
        let block = BlockProcessing(work: .init(accesses: 4, cycles: 0))
        #expect(block.programmed(words: 10, cyclesPerWord: 7) == 110)
        #expect(block.programmed(words: 1, cyclesPerWord: 7) == 11)
        // A word every 100 cycles hides the processing; a word every cycle adds one to each word.
        #expect(block.overlapped(words: 10, pace: 100, setup: 5, interrupt: 3) == 1008)
        #expect(block.overlapped(words: 10, pace: 1, setup: 5, interrupt: 3) == 58)
    }
}
