import Laws
import Testing

@Suite struct VersionedBucketTests {
    @Test func retriesGrowExponentially() throws {
        // w (r + W) = ln 2: every other attempt fails, which is one retry on average.
        let law = VersionedBucket(
            writesPerNanosecond: 0.693_147_180_559_945_3 / 400, write: Nanoseconds(100), read: Nanoseconds(300))
        #expect(abs(law.retriesAfterPause - 1) < 1e-12)
        // At once: e^(w W) - 1 = 2^(1/4) - 1 more.
        let atOnce = try #require(law.retriesAtOnce)
        #expect(abs(atOnce - 1.189_207_115_002_721) < 1e-12)
    }

    @Test func forAWriteLongerThanAReadTheFormulaSaysNothing() {
        let law = VersionedBucket(writesPerNanosecond: 0.001, write: Nanoseconds(301), read: Nanoseconds(300))
        #expect(law.retriesAtOnce == nil)
    }

    @Test func versionsAreTwoDescriptorsOfEightBytes() {
        let overhead = VersionedBucket.overhead(
            descriptor: Nanoseconds(20), bandwidth: Bandwidth(bytesPerNanosecond: 8))
        #expect(overhead == Nanoseconds(42))
    }
}
