import DeviceModel
import DeviceSimulation
import Testing
import TransferCore

/// The copy engine and the executor in virtual time carry out the same descriptors alike.
@Suite struct TwoExecutorsTests {
    /// What the copy engines leave: bytes and counted completions.
    private func inWallClockTime(_ program: RandomProgram, _ pair: DevicePair, threaded: Bool) throws -> [UInt64] {
        let rings = try (0..<RandomProgram.rings).map {
            try pair.devices[RandomProgram.device(of: $0)].engine.makeRing(capacity: 512)
        }
        for (ring, descriptors) in zip(rings, program.descriptors) {
            for descriptor in descriptors { #expect(ring.post(descriptor)) }
            ring.submit()
        }
        if threaded { for device in pair.devices { try device.engine.startThread() } }
        let deadline = ContinuousClock.now + .seconds(60)
        while !rings.allSatisfy(\.isDrained), ContinuousClock.now < deadline {
            for device in pair.devices { device.engine.progress() }
        }
        for device in pair.devices { device.engine.stopThread() }
        #expect(rings.allSatisfy { $0.isDrained && $0.fault == nil })
        return rings.map(\.completions)
    }

    @Test(arguments: [false, true]) func bothLeaveTheSameBytes(threaded: Bool) throws {
        var generator = SeededGenerator(seed: 26)
        var waits = 0
        for round in 0..<60 {
            let pair = try DevicePair(size: RandomProgram.size, seed: UInt64(round))
            let program = RandomProgram(40, for: pair, using: &generator)
            waits += program.waits
            let expected = program.applied(to: pair.initial.map(\.bytes))

            let completions = try inWallClockTime(program, pair, threaded: threaded)
            #expect((0..<2).map(pair.contents) == expected)

            // Any timing: whoever is slow, the flags keep the order.
            let timing = DescriptorExecutor.Timing(
                processing: Picoseconds(Int64.random(in: 0...100, using: &generator)),
                fence: Picoseconds(Int64.random(in: 0...100, using: &generator)),
                flag: Picoseconds(Int64.random(in: 0...50000, using: &generator)),
                rate: DataRate(femtosecondsPerByte: Int64.random(in: 1...1_000_000, using: &generator)))
            var executor = pair.executor(timing: timing)
            for (ring, descriptors) in program.descriptors.enumerated() {
                let device = RandomProgram.device(of: ring)
                let number = executor.addRing(to: device)
                executor.post(descriptors, to: number, of: device)
            }
            executor.run()
            #expect(executor.memories.map(\.bytes) == expected)
            for ring in 0..<RandomProgram.rings {
                let state = executor.state(of: ring % 2, of: RandomProgram.device(of: ring))
                #expect(state.isDrained && UInt64(state.completions) == completions[ring])
            }
        }
        #expect(waits > 600)
    }
}
