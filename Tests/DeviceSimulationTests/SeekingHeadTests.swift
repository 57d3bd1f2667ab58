import DeviceSimulation
import Testing

@Suite struct SeekingHeadTests {
    @Test func inOrderOfArrivalItGoesToAndFro() {
        var head = SeekingHead(at: 50)
        let travel = head.serve([10, 90, 20], in: .arrival)
        #expect(travel.toFirst == 40)
        #expect(travel.fromFirst == 80 + 70)
        #expect(head.place == 20)
    }

    @Test func anElevatorGoesOnAndThenTurns() {
        var head = SeekingHead(at: 50)
        let travel = head.serve([10, 90, 20, 60], in: .elevator)
        #expect(travel.toFirst == 10)
        #expect(travel.fromFirst == 30 + 70 + 10)
        #expect(head.place == 10)
        // It is on its way down.
        #expect(head.serve([5, 11], in: .elevator).total == 5 + 6)
        #expect(head.serve([], in: .elevator).total == 0)
    }
}
