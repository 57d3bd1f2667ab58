import DeviceSimulation
import Testing
import TransferCore

@Suite struct WriteBackRingTests {
    /// A chunk passes in the time of reading and writing, or of computing where that is longer.
    @Test func theSlowerOfChannelAndProcessorSetsThePace() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let times = (0..<3).map { _ in Int64.random(in: 1...1000, using: &generator) }
            let ends = ends(buffers: 2, chunks: 20, times)
            let pace = Picoseconds(max(times[0] + times[2], times[1]))
            #expect(ends.count == 20)
            // Behind the last reads there are only writes.
            let settled = ends[6..<16]
            #expect(zip(settled, settled.dropFirst()).allSatisfy { $1 - $0 == pace }, "\(times)")
        }
    }

    /// With one buffer nothing overlaps.
    @Test func oneBufferTakesTurns() {
        #expect(ends(buffers: 1, chunks: 3, [400, 250, 200]) == [850, 1700, 2550].map { Picoseconds($0) })
    }

    /// By hand: the first write waits for the second read, which was posted before it.
    @Test func theRingIsTakenInOrder() {
        #expect(ends(buffers: 2, chunks: 2, [400, 250, 200]) == [1000, 1250].map { Picoseconds($0) })
    }

    private func ends(buffers: Int, chunks: Int, _ times: [Int64]) -> [Picoseconds] {
        var ends: [Picoseconds] = []
        let times = times.map { Picoseconds($0) }
        WriteBackRing(buffers: buffers).run(chunks: chunks, read: times[0], compute: times[1], write: times[2]) {
            chunk, time in
            #expect(chunk == ends.count)
            ends.append(time)
        }
        return ends
    }
}
