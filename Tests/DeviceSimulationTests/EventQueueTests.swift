import DeviceSimulation
import Testing
import TransferCore

@Suite struct EventQueueTests {
    @Test func eventsComeByTimeThenByTheOrderOfTheirPlanning() {
        var queue = EventQueue<Int>()
        var generator = SeededGenerator(seed: 3)
        let times = (0..<2000).map { _ in Int64.random(in: 0..<100, using: &generator) }
        for (index, time) in times.enumerated() { queue.plan(index, at: Picoseconds(time)) }
        let expected = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        var taken: [Int] = []
        while let event = queue.next() {
            #expect(queue.now == Picoseconds(times[event]))
            taken.append(event)
        }
        #expect(taken == expected)
        #expect(queue.taken == 2000)
    }

    @Test func anEventCanPlanAnother() {
        var queue = EventQueue<Int>()
        queue.plan(3, after: Picoseconds(5))
        var taken = 0
        while let left = queue.next() {
            taken += 1
            if left > 0 { queue.plan(left - 1, after: Picoseconds(5)) }
        }
        #expect(taken == 4)
        #expect(queue.now == Picoseconds(20))
    }
}
