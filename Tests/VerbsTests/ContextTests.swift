import FakeVerbs
import Testing
import Verbs

/// What a device is asked by other means than its attributes.
@Suite struct ContextTests {
    /// The fake's functions are in this program.
    @Test func theProviderIsWhereItsFunctionsAre() throws {
        try withFake {
            let provider = try #require(try Device.named("fake0").open().provider)
            #expect(provider.hasPrefix("rdmark") && !provider.contains("/"))
        }
    }

    @Test(arguments: [0, 1, 64, 828, 4095, 4096])
    func theInlineLimitIsFound(limit: UInt32) throws {
        try withFake {
            fake_set_inline_limit(limit)
            let found = try Device.named("fake0").open().inlineLimit()
            #expect(found == Int(limit))
        }
    }

    @Test func aDeviceThatMakesNoQueuePairSaysSo() throws {
        try withFake {
            fake_fail("ibv_create_qp", 0, 12)
            let error = #expect(throws: VerbsError.self) { try Device.named("fake0").open().inlineLimit() }
            #expect(error?.code == .outOfResources)
        }
    }
}
