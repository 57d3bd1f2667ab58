import DeviceModel
import Testing
import TransferCore

@Suite struct FlagTests {
    @Test func reservesEveryFlagOnceAndMergesWhatComesBack() throws {
        let device = try Device(rank: 0, ranks: 1, flags: 10)
        let first = try device.reserveFlags(3)
        let second = try device.reserveFlags(4)
        let third = try device.reserveFlags(3)
        #expect([first, second, third].flatMap { Array($0) }.sorted() == Array(0..<10))
        #expect(throws: TransferError.self) { try device.reserveFlags(1) }
        device.releaseFlags(first)
        device.releaseFlags(third)
        #expect(throws: TransferError.self) { try device.reserveFlags(4) }
        device.releaseFlags(second)
        #expect(try device.reserveFlags(10) == 0..<10)
    }

    @Test func areZeroWhenReservedAgain() throws {
        let device = try Device(rank: 0, ranks: 1, flags: 2)
        let mapped = try PeerDevice(mapping: device.handle)
        let flags = try device.reserveFlags(2)
        mapped.flags.set(1, to: 77)
        #expect(device.flags[1] == 77)
        device.releaseFlags(flags)
        _ = try device.reserveFlags(2)
        #expect(device.flags[1] == 0)
    }

    @Test func keepsReservationsApartUnderRandomUse() throws {
        var generator = SeededGenerator(seed: 11)
        let device = try Device(rank: 0, ranks: 1, flags: 64)
        var held: [Range<Int>] = []
        for _ in 0..<400 {
            if Bool.random(using: &generator), let range = held.randomElement(using: &generator) {
                held.removeAll { $0 == range }
                device.releaseFlags(range)
            } else if let range = try? device.reserveFlags(Int.random(in: 1...9, using: &generator)) {
                held.append(range)
            }
            let all = held.flatMap { Array($0) }
            #expect(Set(all).count == all.count && all.allSatisfy { (0..<64).contains($0) })
        }
        for range in held { device.releaseFlags(range) }
        #expect(try device.reserveFlags(64) == 0..<64)
    }
}
