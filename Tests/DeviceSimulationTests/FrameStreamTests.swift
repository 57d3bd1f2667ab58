import DeviceSimulation
import Testing
import TransferCore

@Suite struct FrameStreamTests {
    @Test func buffersGoRound() {
        var ring = FrameRing(frames: 2)
        #expect(ring.take() == nil)
        let first = ring.claim(0)
        #expect(first)
        ring.fill()
        let second = ring.claim(1)
        #expect(second)
        #expect(ring.take() == 0)
        ring.fill()
        let third = ring.claim(2)
        #expect(!third && ring.inUse == 2)
        ring.release()
        let fourth = ring.claim(3)
        #expect(fourth)
        #expect(ring.take() == 1)
    }

    /// A ring loses nothing for any phase of the stall if and only if stall and processing fit into its other buffers.
    @Test func nothingIsLostIfAndOnlyIfTheRingIsLongEnough() {
        let period = 12
        for buffers in 2...5 {
            for processing in [0, 1, 5, 11, 12] {
                for stall in 0...5 * period {
                    let stream = FrameStream(
                        period: Picoseconds(Int64(period)), processing: Picoseconds(Int64(processing)), buffers: buffers
                    )
                    let lost = (0..<period).map { phase in
                        stream.run(
                            frames: 20, stall: Picoseconds(Int64(stall)), from: Picoseconds(Int64(4 * period + phase))
                        ).lost
                    }
                    let fits = stall + processing <= (buffers - 1) * period
                    #expect(lost.allSatisfy { $0 == 0 } == fits, "\(buffers) buffers, \(processing), \(stall): \(lost)")
                }
            }
        }
    }

    @Test func everyFrameIsProcessedOrLost() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let stream = FrameStream(
                period: Picoseconds(Int64.random(in: 1...50, using: &generator)),
                processing: Picoseconds(Int64.random(in: 0...90, using: &generator)),
                buffers: .random(in: 1...6, using: &generator))
            let outcome = stream.run(
                frames: 100, stall: Picoseconds(Int64.random(in: 0...500, using: &generator)),
                from: Picoseconds(Int64.random(in: 0...2000, using: &generator)))
            #expect(outcome.processed + outcome.lost == 100)
        }
    }
}
