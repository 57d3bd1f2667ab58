import DeviceSimulation
import Testing
import TransferCore

@Suite struct PageCacheTests {
    @Test func itKeepsWhatWasUsedLast() {
        var generator = SeededGenerator(seed: 39)
        let device = (0..<64 * 16).map { UInt8(truncatingIfNeeded: SeededGenerator.mix(UInt64($0))) }
        for capacity in [1, 2, 7, 64, 100] {
            var cache = PageCache(capacity: capacity, pageSize: 16)
            var used: [Int] = []
            for _ in 0..<2000 {
                let page = Int.random(in: 0..<64, using: &generator)
                let isKept = used.suffix(capacity).contains(page)
                let read = cache.read(page, of: device)
                #expect(read.bytes[...] == device[page * 16..<page * 16 + 16])
                #expect((read.from == .memory) == isKept)
                used.removeAll { $0 == page }
                used.append(page)
            }
        }
    }

    @Test func aFileThatIsOnePageTooLongIsForgottenInTime() {
        let device = Array(repeating: UInt8(1), count: 5 * 8)
        var cache = PageCache(capacity: 4, pageSize: 8)
        for _ in 0..<10 { for page in 0..<5 { #expect(cache.read(page, of: device).from == .device) } }
        #expect(cache.transfers == 50)
    }
}
