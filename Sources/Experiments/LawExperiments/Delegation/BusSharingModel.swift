import DeviceSimulation
import Laws
import Statistics

/// A processor and an engine at one bus, beat by beat.
struct BusSharingModel {
    let taken: Int
    let period: Int

    private func rule(_ mode: BusSharing.Mode) -> BusArbiter.Rule {
        switch mode {
        case .burst: .engineFirst
        case .cycleStealing: .alternating
        case .transparent: .processorFirst
        }
    }

    /// The bus after so many periods, at the beginning of each of which the engine is handed its words.
    func run(_ mode: BusSharing.Mode, work: BusProcessor.Work, periods: Int) -> SharedMemoryBus {
        var bus = SharedMemoryBus(rule(mode), work: work)
        for _ in 0..<periods {
            bus.engine.hand(taken)
            for _ in 0..<period { bus.pass() }
        }
        return bus
    }

    /// Beats of an instruction where the engine takes each beat with the same probability, whatever it did before.
    func cyclesPerInstruction(of work: BusProcessor.Work, seed: UInt64) -> BatchEstimate? {
        var times = RandomTimes(seed: seed)
        var bus = SharedMemoryBus(.engineFirst, work: work)
        let (batches, instructions) = (20, 100)
        let sums = (1...batches).map { batch in
            let before = bus.beats
            while bus.processor.done < batch * instructions {
                if times.below(period) < taken { bus.engine.hand(1) }
                bus.pass()
            }
            return [Double(bus.beats - before), Double(instructions)]
        }
        return BatchEstimate(batches: sums) { $0[0] / $0[1] }
    }
}
