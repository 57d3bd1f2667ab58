import DeviceSimulation
import Testing

@Suite struct DescriptorEngineTests {
    private let descriptors = [40, 10, 80].map { SegmentDescriptor(source: 0, destination: 0, byteCount: $0) }
    /// 1 B takes 100 ps.
    private let timing = DescriptorEngine.Timing(
        setup: Picoseconds(1000), fetch: Picoseconds(5000), processing: Picoseconds(200), fence: Picoseconds(30),
        rate: DataRate(femtosecondsPerByte: 100_000))

    /// 1000, then 5000 + 200 and 4000, 1000 and 8000, with two fences.
    @Test func aListIsFollowedStepByStep() {
        let run = DescriptorEngine(timing: timing).run(descriptors, from: Picoseconds(7))
        #expect(run.end == Picoseconds(7 + 1000 + 3 * 5200 + 13000 + 2 * 30))
        #expect(run.waited == Picoseconds(15000))
        #expect(run.descriptors == 3 && run.bytes == 130)
    }

    @Test func theFirstDescriptorCanBeFree() {
        var free = timing
        free.firstIsFree = true
        #expect(
            DescriptorEngine(timing: timing).run(descriptors).end - DescriptorEngine(timing: free).run(descriptors).end
                == Picoseconds(200))
    }

    /// Taken up at 6000, 11000 and 16000: the first and the second are done before the next one is there.
    @Test(arguments: [DescriptorFetch.listAhead, .ring(slots: 1)]) func aListThatFetchesAheadIsARingOfOne(
        fetch: DescriptorFetch
    ) {
        let run = DescriptorEngine(timing: timing, fetch: fetch).run(descriptors)
        #expect(run.end == Picoseconds(16000 + 30 + 200 + 8000))
        #expect(run.waited == Picoseconds(5000 + 800 + 3770))
    }

    @Test func aRingFetchesSideBySide() {
        let run = DescriptorEngine(timing: timing, fetch: .ring(slots: 3)).run(descriptors)
        #expect(run.end == Picoseconds(6000 + 3 * 200 + 13000 + 2 * 30))
        #expect(run.waited == Picoseconds(5000))
    }

    /// The third is fetched once the second has been moved.
    @Test func aBlockIsFetchedOnceTheLastOneIsDone() {
        let run = DescriptorEngine(timing: timing, fetch: .blocks(of: 2)).run(descriptors)
        #expect(run.end == Picoseconds(1000 + 2 * 5000 + 3 * 200 + 13000 + 2 * 30))
        #expect(run.waited == Picoseconds(10000))
    }

    @Test func nothingTakesTheSetUpOnly() {
        let run = DescriptorEngine(timing: timing).run([SegmentDescriptor]())
        #expect(run.end == Picoseconds(1000) && run.descriptors == 0)
    }

    @Test func bytesMoveInOrderAndOnce() {
        let memory = PlainMemory(patterned: 100, seed: 2)
        var other = PlainMemory(zeros: 50)
        var moved: [Int] = []
        let list = [(90, 0, 10), (0, 10, 25), (40, 49, 1)].map {
            SegmentDescriptor(source: $0.0, destination: $0.1, byteCount: $0.2)
        }
        _ = DescriptorEngine(timing: timing, fetch: .ring(slots: 2)).run(list) {
            moved.append($0.source)
            $0.move(from: memory, to: &other)
        }
        #expect(moved == [90, 0, 40])
        #expect(other.bytes[0..<10] == memory.bytes[90..<100] && other.bytes[10..<35] == memory.bytes[0..<25])
        #expect(other[49] == memory[40] && other.bytes[35..<49].allSatisfy { $0 == 0 })
    }
}
