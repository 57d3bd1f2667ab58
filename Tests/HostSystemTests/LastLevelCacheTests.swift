import Testing

@testable import HostSystem

@Suite struct LastLevelCacheTests {
    @Test func textsOfTheKernel() {
        #expect(LastLevelCache.parse("32768K\n") == 32 << 20)
        #expect(LastLevelCache.parse("48K") == 48 << 10)
        #expect(LastLevelCache.parse("2M\n") == 2 << 20)
        #expect(LastLevelCache.parse("512") == 512)
        for nothing in ["", "\n", "K", "many"] { #expect(LastLevelCache.parse(nothing) == nil) }
    }

    /// Of a machine whose kernel tells.
    @Test(.enabled(if: LastLevelCache.size != nil, "this kernel does not tell its caches"))
    func ofThisMachine() throws {
        #expect((1 << 16...1 << 32).contains(try #require(LastLevelCache.size)))
    }
}
