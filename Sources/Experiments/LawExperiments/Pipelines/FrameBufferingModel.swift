import DeviceSimulation
import Statistics

/// A stream of frames through rings of several lengths.
struct FrameBufferingModel {
    let period: Picoseconds
    let processing: Picoseconds

    /// The most frames that a ring loses to a stall, over eight moments of a period at which it may begin.
    func lost(buffers: Int, stall: Picoseconds) -> Int {
        let stream = FrameStream(period: period, processing: processing, buffers: buffers)
        let frames = 8 + buffers + Int((stall.count + period.count - 1) / period.count)
        return (0..<8).map { phase in
            stream.run(frames: frames, stall: stall, from: 3 * period + Picoseconds(period.count * phase / 8)).lost
        }.max() ?? 0
    }

    /// The longest stall to which a ring loses nothing, by bisection.
    func longestStall(buffers: Int) -> Picoseconds? {
        Bisection.last(in: 0...buffers * Int(period.count)) {
            lost(buffers: buffers, stall: Picoseconds(Int64($0))) == 0
        }.map { Picoseconds(Int64($0)) }
    }

    /// The shortest ring that loses nothing to a stall, by trying every length.
    func buffersNeeded(stall: Picoseconds) -> Int {
        var buffers = 1
        while lost(buffers: buffers, stall: stall) > 0 { buffers += 1 }
        return buffers
    }

    /// Buffers in use in the mean while the source delivers so many frames without a stall.
    func buffersInUse(frames: Int, buffers: Int) -> Double {
        let outcome = FrameStream(period: period, processing: processing, buffers: buffers)
            .run(frames: frames, stall: .zero, from: .zero)
        return Double(outcome.buffersTime) / Double((frames * period).count)
    }

    /// The part of frames that is lost where they come, and are processed, at random times.
    func randomLoss(buffers: Int, seed: UInt64) -> BatchEstimate? {
        var server = QueueServer(
            meanGap: period, service: .stages(1, mean: processing), capacity: buffers, seed: seed)
        var (arrivals, lost) = (0, 0)
        let sums = (0..<20).map { _ in
            defer { (arrivals, lost) = (server.arrivals, server.lost) }
            while server.arrivals < arrivals + 1000 { _ = server.next() }
            return [Double(server.arrivals - arrivals), Double(server.lost - lost)]
        }
        return BatchEstimate(batches: sums) { $0[1] / $0[0] }
    }
}
