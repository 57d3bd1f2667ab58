import HostMemory
import LawExperiments
import TransferCore

/// L10: loads that depend on each other stand for a linked list, chains of them beside each other for a ring with as many
/// fetches at a time.
struct FetchMeasurement: MeasuredLaw {
    let number = 10

    private static let slots = [1, 2, 3, 4, 6, 8, 12, 16]
    /// Much more than a last-level cache.
    private static let bytes = ByteCount(256 << 20)
    private static let steps = 4000

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        var cells: [Stopwatch.Cell] = []
        for slots in Self.slots {
            let chase: PointerChase
            do throws(TransferError) { chase = try PointerChase(bytes: Self.bytes, chains: slots, seed: seed) } catch {
                throw MeasurementRefusal("\(error)")
            }
            cells.append(.init(curve: Self.ring, x: Double(slots)) { chase.run(steps: Self.steps) })
        }
        let places = try Stopwatch().time(cells, seed: seed).enumerated().map { index, timing in
            LawMeasurement.Place(
                curve: timing.curve, x: timing.x, found: timing.found.scaled(by: 1 / (timing.x * Double(Self.steps))),
                // The ends have the law's two figures; what lies between is the law's to say.
                isKeptOut: index != 0 && index != Self.slots.count - 1)
        }
        let (alone, crowd) = (places[0].found, places[places.count - 1].found)
        return LawMeasurement(
            setting:
                "loads from random lines of \(Self.bytes) of host memory, each waiting for the one before it, in 1 to "
                + "\(Self.slots.last ?? 1) chains beside each other: the processor's own fetches in a device's place",
            constants: [
                .init("fetch", in: .nanoseconds, value: alone.value, interval: alone.interval),
                .init("descriptor", in: .nanoseconds, value: crowd.value, interval: crowd.interval),
            ],
            figures: ["slots": Self.slots.map(Double.init), "bytes": [0]], places: places)
    }

    private static let ring = "every descriptor, ring"
}
