import Laws
import Testing

@Suite struct KernelBypassTests {
    private let law = KernelBypass(
        network: LinearStage(setup: Nanoseconds(1500), bandwidth: Bandwidth(bytesPerNanosecond: 10)),
        processor: Bandwidth(bytesPerNanosecond: 5), call: Nanoseconds(500), post: Nanoseconds(200),
        registration: LinearStage(setup: Nanoseconds(16_000), bandwidth: Bandwidth(bytesPerNanosecond: 20)))

    @Test func registrationIsPaidBackByUses() throws {
        // 1000 bytes: 2 (200 + 500) + 1600 against 200 + 1600, and 16 050 for the registration.
        #expect(law.socketTime(for: 1000) == Nanoseconds(3000))
        #expect(law.rdmaTime(for: 1000, uses: 10) == Nanoseconds(1800 + 1605))
        let uses = try #require(law.usesToBreakEven(for: 1000))
        #expect(abs(uses - 16_050.0 / 1200) < 1e-12)
        #expect(abs((law.rdmaTime(for: 1000, uses: uses) - law.socketTime(for: 1000)).value) < 1e-9)
    }

    @Test func thereIsNoneWherePostingCostsMoreThanItSpares() {
        var law = law
        law.post = Nanoseconds(1400)
        #expect(law.usesToBreakEven(for: 1000) == nil)
    }
}
