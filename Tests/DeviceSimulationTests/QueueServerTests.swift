import DeviceSimulation
import Testing

@Suite struct QueueServerTests {
    private let service = ServiceTime.constant(Picoseconds(900))

    @Test func customersLeaveInTheOrderOfTheirArrivalAndTheServerIsNeverIdleForNothing() {
        var server = QueueServer(meanGap: Picoseconds(1000), service: service, seed: 5)
        var (arrival, left) = (Picoseconds.zero, Picoseconds.zero)
        for _ in 0..<5000 {
            let departure = server.next()
            #expect(departure.arrival >= arrival)
            #expect(departure.start == max(departure.arrival, left))
            #expect(departure.time - departure.start == Picoseconds(900))
            (arrival, left) = (departure.arrival, departure.time)
        }
        #expect(server.lost == 0)
    }

    @Test func whoFindsItFullIsLost() {
        var server = QueueServer(meanGap: Picoseconds(300), service: service, capacity: 3, seed: 5)
        var served = 0
        for _ in 0..<2000 {
            // Three are here at most: nobody waits for more than two others.
            #expect(server.next().wait <= Picoseconds(1800))
            served += 1
        }
        #expect(server.lost > 0)
        #expect((0...3).contains(server.arrivals - server.lost - served))
    }

    @Test func stagesKeepTheMeanAndSteadyTheService() {
        var times = RandomTimes(seed: 9)
        let drawn = (0..<100_000).map { _ in
            Double(ServiceTime.stages(4, mean: Picoseconds(1_000_000)).draw(&times).count)
        }
        let mean = drawn.reduce(0, +) / Double(drawn.count)
        let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(drawn.count)
        // Five standard errors.
        #expect(abs(mean / 1e6 - 1) < 0.008)
        #expect(abs(variance.squareRoot() / mean - 0.5) < 0.008)
    }
}
