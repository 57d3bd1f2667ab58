import FakeVerbs
import LawMeasurements
import Testing

@testable import VerbsLawMeasurements

@Suite struct BucketWriterTests {
    private static let contents = BucketContents(payload: 64, count: 2)

    @Test func aContentThatDoesNotArriveIsRefused() throws {
        try withFake {
            complete()
            let error = #expect(throws: MeasurementRefusal.self) {
                try BucketWriterOverVerbs(on: LoopbackDevice(named: nil), Self.contents, longestLag: 1e6)
            }
            #expect(error?.description == "content 1 of a bucket has not arrived as a whole: nothing was read")
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            // Version, payload, version, in this order.
            let first = sent[0].remote_address
            #expect(sent.map { $0.remote_address - first } == [0, 8, 72])
            #expect(sent.map { $0.flags & 2 != 0 } == [false, false, true])
            #expect(Set(sent.map(\.doorbell)).count == 1)
            fake_drain()
        }
    }

    /// The loop runs on this thread: it ends by itself.
    @Test func aPosterThatIsRefusedSaysWhy() throws {
        try withFake {
            let bench = try WriteBench(
                on: LoopbackDevice(named: nil), source: 2 * Self.contents.span, arriving: Self.contents.span,
                depth: BucketPoster.depth)
            let poster = BucketPoster(
                [bench.writes(Self.contents.writes(of: 0), atMost: 1)], to: bench.queue)
            complete(10)
            poster.run(writes: 1000, seed: 1)
            for question in [poster.check, poster.restart] {
                let error = #expect(throws: MeasurementRefusal.self) { try question() }
                #expect(error?.description.hasPrefix("the device did not carry a request out") == true)
            }
            fake_drain()
        }
    }

    @Test func aPosterThatIsToldToEndPostsNothing() throws {
        try withFake {
            let bench = try WriteBench(on: LoopbackDevice(named: nil), source: 160, arriving: 80)
            let poster = BucketPoster([bench.writes(Self.contents.writes(of: 0), atMost: 1)], to: bench.queue)
            poster.end()
            poster.run(writes: 1000, seed: 1)
            try poster.check()
            #expect(fake_sent_count() == 0)
        }
    }
}
