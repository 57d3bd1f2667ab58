import DeviceModel
import Testing
import TransferCore

@Suite struct WindowModelTests {
    @Test func agreesWithAModelUnderRandomUse() throws {
        var generator = SeededGenerator(seed: 23)
        let pair = try Pair(size: 256, windows: 6)
        // One ring as long as it lives, so that its cache meets windows that come and go.
        var ring = pair.ring
        var windows: [(IOMMU.Window, Range<Int>, Int, Permission)] = []
        for _ in 0..<600 {
            if windows.count < 6, Int.random(in: 0..<3, using: &generator) == 0 {
                let lower = Int.random(in: 0..<250, using: &generator)
                let range = lower..<Int.random(in: lower + 1...256, using: &generator)
                let accessor = Int.random(in: 0...1, using: &generator)
                let permission = Permission(rawValue: UInt8.random(in: 1...3, using: &generator))
                let window = try pair.peer.iommu.map(range, of: pair.peerMemory, for: accessor, permission)
                windows.append((window, range, accessor, permission))
            } else if !windows.isEmpty, Int.random(in: 0..<4, using: &generator) == 0 {
                let place = windows.indices.randomElement(using: &generator) ?? 0
                try pair.peer.iommu.unmap(windows.remove(at: place).0)
            }
            let lower = Int.random(in: 0..<250, using: &generator)
            let range = lower..<Int.random(in: lower + 1...256, using: &generator)
            let writes = Bool.random(using: &generator)
            let isAllowed = windows.contains {
                $0.2 == 0 && $0.3.contains(writes ? .write : .read) && $0.1.lowerBound <= range.lowerBound
                    && range.upperBound <= $0.1.upperBound
            }
            #expect(
                ring.post(
                    writes
                        ? .copy(.bytes(range.count, to: lower), from: pair.near, to: pair.far)
                        : .copy(.bytes(range.count, from: lower), from: pair.far, to: pair.near)))
            ring.submit()
            pair.run()
            #expect((ring.fault == nil) == isAllowed)
            if ring.fault != nil {
                pair.device.engine.remove(ring)
                ring = try pair.device.engine.makeRing(capacity: 1)
            }
        }
    }
}
