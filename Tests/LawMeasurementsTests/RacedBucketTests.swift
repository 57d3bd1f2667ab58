import LawExperiments
import Testing

@testable import LawMeasurements

@Suite(.serialized) struct RacedBucketTests {
    @Test func nothingIsTriedAgainWhereNothingIsWritten() throws {
        let bucket = try RacedBucket(writtenBy: EngineQueue())
        let outcome = try #require(try bucket.read(writes: 1e-9, pause: 1000, seed: 1))
        #expect(outcome.retries.value == 0 && outcome.torn == 0 && outcome.attempts.count == outcome.reads)
    }

    /// An engine without a thread writes only while somebody waits for it: it is not kept up with.
    @Test func anEngineThatDoesNotWriteIsNoRace() throws {
        let bucket = try RacedBucket(writtenBy: EngineQueue(hasThread: false))
        #expect(try bucket.read(writes: 10, pause: 1000, seed: 1).map(\.reads) == nil)
    }
}
