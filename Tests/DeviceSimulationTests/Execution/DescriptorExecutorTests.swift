import DeviceModel
import DeviceSimulation
import Testing
import TransferCore

@Suite struct DescriptorExecutorTests {
    /// 1 B takes 1000 ps.
    private let timing = DescriptorExecutor.Timing(
        processing: Picoseconds(10), fence: Picoseconds(200), flag: Picoseconds(3000),
        rate: DataRate(femtosecondsPerByte: 1_000_000))

    private func bytes(_ count: Int, from source: Int, to destination: Int) -> BoundedCopy {
        BoundedCopy(StridedCopy(sourceOffset: source, destinationOffset: destination, block: count))
    }

    /// Two engines that write into one memory; the first puts a header behind both payloads (law L26).
    @Test func aHeaderWaitsForBothPayloads() throws {
        let pair = try DevicePair(size: 256)
        var executor = pair.executor(timing: timing)
        let rings = [executor.addRing(to: 0), executor.addRing(to: 1)]
        executor.post(
            [
                .copy(bytes(20, from: 0, to: 160), from: pair.own[0], to: pair.far[0]), .wait(flag: 3, atLeast: 1),
                .copy(bytes(8, from: 100, to: 200), from: pair.own[0], to: pair.far[0]).counted,
            ], to: rings[0], of: 0)
        executor.post(
            [
                .copy(bytes(50, from: 0, to: 100), from: pair.own[1], to: pair.own[1]), .fence,
                .set(flag: 3, of: pair.peers[1], to: 1),
            ], to: rings[1], of: 1)
        // The second engine: 50010 for the copy, 210 for the fence, 10 and 3000 for the flag; then 10 and 8010.
        #expect(executor.run() == Picoseconds(50010 + 210 + 10 + 3000 + 10 + 8010))
        #expect(executor.flag(3, of: 0) == 1)
        #expect(executor.state(of: 0, of: 0).isDrained && executor.state(of: 0, of: 0).completions == 1)
        #expect(executor.memories[1].bytes[100..<150] == pair.initial[1].bytes[0..<50])
        #expect(executor.memories[1].bytes[160..<180] == pair.initial[0].bytes[0..<20])
        #expect(executor.memories[1].bytes[200..<208] == pair.initial[0].bytes[100..<108])
    }

    @Test func aCycleOfWaitsEndsTheRunAndIsSeen() throws {
        let pair = try DevicePair(size: 64)
        var executor = pair.executor(timing: timing)
        for device in 0..<2 {
            let ring = executor.addRing(to: device)
            executor.post(
                [.wait(flag: 0, atLeast: 1), .set(flag: 0, of: pair.peers[device], to: 1)], to: ring, of: device)
        }
        #expect(executor.run() == .zero)
        #expect((0..<2).allSatisfy { !executor.state(of: 0, of: $0).isDrained })
        executor.setFlag(0, of: 1, to: 1)
        executor.run()
        #expect((0..<2).allSatisfy { executor.state(of: 0, of: $0).isDrained })
    }

    @Test func ringsTakeTurnsAndAStalledOneHoldsUpNoOther() throws {
        let pair = try DevicePair(size: 64)
        var executor = pair.executor(timing: timing)
        let (stalled, first, second) = (executor.addRing(to: 0), executor.addRing(to: 0), executor.addRing(to: 0))
        executor.post([.wait(flag: 1, atLeast: 1)], to: stalled, of: 0)
        for ring in [first, second] {
            executor.post(
                [.copy(bytes(4, from: 0, to: 32), from: pair.own[0], to: pair.own[0]), .fence], to: ring, of: 0)
        }
        #expect(executor.run() == Picoseconds(2 * (4010 + 210)))
        #expect(executor.state(of: stalled, of: 0).completed == 0)
    }

    @Test func whatIsNotThereStopsTheRing() throws {
        let pair = try DevicePair(size: 64)
        let outside = bytes(8, from: 60, to: 0)
        let cases: [(Descriptor, AccessFault.Reason)] = [
            (.copy(outside, from: pair.own[0], to: pair.far[0]), .outsideMemory),
            (.wait(flag: 32, atLeast: 1), .noSuchFlag), (.set(flag: 32, of: .own, to: 1), .noSuchFlag),
        ]
        for (descriptor, reason) in cases {
            var executor = pair.executor(timing: timing)
            let ring = executor.addRing(to: 0)
            executor.post([.fence, descriptor, .fence], to: ring, of: 0)
            executor.run()
            let state = executor.state(of: ring, of: 0)
            #expect(state.fault == reason && state.completed == 1)
            // As the engine of the model says it.
            let real = try pair.devices[0].engine.makeRing(capacity: 4)
            for each in [.fence, descriptor, .fence] as [Descriptor] { #expect(real.post(each)) }
            real.submit()
            while pair.devices[0].engine.progress() {}
            #expect(real.fault?.reason == reason && real.completed == 1)
        }
        var executor = DescriptorExecutor(timing: timing)
        executor.addDevice(flags: 1)
        let ring = executor.addRing(to: 0)
        executor.post([.copy(outside, from: pair.own[0], to: pair.own[0])], to: ring, of: 0)
        #expect(executor.run() == .zero)
        #expect(executor.state(of: ring, of: 0).fault == .notAttached)
    }
}
