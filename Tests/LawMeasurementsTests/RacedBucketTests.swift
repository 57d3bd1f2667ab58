import LawExperiments
import Testing

@testable import LawMeasurements

@Suite(.serialized) struct RacedBucketTests {
    @Test func nothingIsTriedAgainWhereNothingIsWritten() throws {
        var bucket = RacedBucket(try EngineBucketWriter(EngineQueue()), write: 1000)
        let outcome = try #require(try bucket.read(writes: 1e-9, seed: 1))
        #expect(outcome.retries.value == 0 && outcome.torn == 0 && outcome.attempts.count == outcome.reads)
    }

    /// An engine without a thread writes only while somebody waits for it: it is not kept up with.
    @Test func anEngineThatDoesNotWriteIsNoRace() throws {
        var bucket = RacedBucket(try EngineBucketWriter(EngineQueue(hasThread: false)), write: 1000)
        #expect(try bucket.read(writes: 10, seed: 1).map(\.reads) == nil)
    }

    @Test func aPayloadOfAnotherVersionIsTorn() throws {
        var bucket = RacedBucket(try ScriptedWriter(words: [1, 2, 1]), write: 1, reads: 10)
        let outcome = try #require(try bucket.read(writes: 1, seed: 1))
        #expect(outcome.torn == 10 && outcome.reads == 10 && outcome.retries.value == 0)
    }

    /// Ten attempts meet a write half done, the next ones do not.
    @Test func aReadIsTriedAgainWhileVersionsDiffer() throws {
        var bucket = RacedBucket(try ScriptedWriter(words: [1, 1, 2], mendedAt: 10), write: 0, reads: 5)
        let outcome = try #require(try bucket.read(writes: 1, seed: 1))
        #expect(outcome.torn == 0 && outcome.reads == 5)
        #expect(outcome.retries.value > 0 && outcome.attempts.count == 5 + Int(5 * outcome.retries.value))
    }

    @Test func aWriterThatIsAlwaysBehindIsGivenUp() throws {
        let writer = try ScriptedWriter(words: [1, 1, 1], isBehind: true)
        var bucket = RacedBucket(writer, write: 1, reads: 100, disturbed: 0.05)
        #expect(try bucket.read(writes: 1, seed: 1).map(\.reads) == nil)
        #expect(writer.restarts == 6 && writer.isStopped)
    }

    @Test func anAttemptLastsAsLongAsItIsToldTo() throws {
        var bucket = RacedBucket(try ScriptedWriter(words: [1, 1, 1]), write: 1000, reads: 10, lasting: 50)
        let outcome = try #require(try bucket.read(writes: 1, seed: 1))
        #expect(outcome.attempts.allSatisfy { $0 >= 50_000 })
    }

    @Test func aContentThatDoesNotArriveIsNotRead() throws {
        let writer = try ScriptedWriter(words: [1, 1, 1])
        let error = #expect(throws: MeasurementRefusal.self) {
            try writer.contents.verify(in: writer.bucket) { _ in }
        }
        #expect(error?.description == "content 1 of a bucket has not arrived as a whole: nothing was read")
    }

    @Test func aWriteIsAsLongAsItsLastTwoParts() {
        let costs = LawMeasurement(
            setting: "",
            constants: [
                .init("descriptor", in: .nanoseconds, value: 10, interval: nil),
                .init("bandwidth", in: .gigabytesPerSecond, value: 2, interval: nil),
            ], figures: [:], places: [])
        #expect(costs.timeOfWrite(payload: 992) == 20 + 500)
    }
}
