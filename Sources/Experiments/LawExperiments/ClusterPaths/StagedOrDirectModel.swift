import DeviceSimulation
import Laws
import Statistics

/// A message from device to device, through host memory on both sides and past it.
struct StagedOrDirectModel {
    /// How many chunks may be under way.
    let buffers: Int
    let staged: HopPath
    let direct: HopPath

    init(_ law: StagedOrDirect, buffers: Int) {
        func stage(_ stage: LinearStage, _ hops: [Hop]) -> HopStage {
            HopStage(
                setup: Picoseconds(stage.setup),
                rate: DataRate(stage.bandwidth), hops: hops)
        }
        func cards(to place: Hop.Place) -> [Hop] {
            [
                Hop(.engine, to: .card, isAtReceiver: false), Hop(.wire, to: .card, isAtReceiver: true),
                Hop(.engine, to: place, isAtReceiver: true),
            ]
        }
        staged = HopPath(
            from: .deviceMemory,
            through: [
                stage(law.staged.stages[0], [Hop(.engine, to: .hostMemory, isAtReceiver: false)]),
                stage(law.staged.stages[1], cards(to: .hostMemory)),
                stage(law.staged.stages[2], [Hop(.engine, to: .deviceMemory, isAtReceiver: true)]),
            ], buffers: buffers)
        direct = HopPath(
            from: .deviceMemory, through: [stage(law.direct, cards(to: .deviceMemory))], buffers: 1)
        self.buffers = buffers
    }

    /// Whether the direct way is done earlier, the other one in chunks.
    func prefersDirect(for bytes: Int, chunk: Int) -> Bool {
        direct.time(for: bytes, chunk: bytes) < staged.time(for: bytes, chunk: chunk)
    }

    /// The first multiple of `unit` at which the faster way changes, by bisection over simulated messages; nothing up to
    /// `most` units.
    func crossing(unit: Int, most: Int, chunk: (Int) -> Int) -> Int? {
        func prefersDirect(_ units: Int) -> Bool { self.prefersDirect(for: units * unit, chunk: chunk(units * unit)) }
        guard most > 1 else { return nil }
        let atFirst = prefersDirect(1)
        return Bisection.first(in: 1...most) { prefersDirect($0) != atFirst }.map { $0 * unit }
    }
}
