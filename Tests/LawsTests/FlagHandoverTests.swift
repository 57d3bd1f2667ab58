import Laws
import Testing

@Suite struct FlagHandoverTests {
    private func law(second: Double) -> FlagHandover {
        FlagHandover(
            first: Nanoseconds(1000), second: Nanoseconds(second), fence: Nanoseconds(50), flag: Nanoseconds(300),
            poll: Nanoseconds(200), header: Nanoseconds(100))
    }

    @Test func theLaterOfBothDecides() {
        #expect(law(second: 650).meanTime == Nanoseconds(1200))
        #expect(law(second: 1650).meanTime == Nanoseconds(2200))
        #expect(law(second: 1650).worstTime == Nanoseconds(2300))
    }

    @Test(arguments: [(100.0, 1100.0), (650, 1100), (651, 1300), (850, 1300), (851, 1500)])
    func aLoopLooksFirstWhenItsOwnPayloadHasLanded(second: Double, time: Double) {
        #expect(law(second: second).timeOfLoop == Nanoseconds(time))
    }
}

@Suite struct WaitGraphTests {
    @Test(
        arguments: [
            ([[.set(0)], [.wait(0)]], true), ([[.wait(0)], []], false),
            ([[.wait(0), .set(1)], [.wait(1), .set(0)]], false), ([[.set(1), .wait(0)], [.wait(1), .set(0)]], true),
            ([[.wait(0), .set(0)]], false), ([[.set(0), .wait(2)], [.wait(0), .set(1)], [.wait(1), .set(2)]], true),
            ([[.wait(2), .set(0)], [.wait(0), .set(1)], [.wait(1), .set(2)]], false), ([[]], true),
        ] as [([[WaitGraph.Step]], Bool)])
    func circlesAndMissingFlagsAreDeadlocks(engines: [[WaitGraph.Step]], isFree: Bool) {
        #expect(WaitGraph(engines).isFreeOfDeadlock == isFree)
    }
}
