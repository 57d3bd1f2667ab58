import FakeVerbs
import LawMeasurements
import Testing
import TransferCore

@testable import VerbsLawMeasurements

@Suite struct LoopbackQueueTests {
    /// A bench whose pieces of 16 bytes are written by requests of at most `segments` each.
    private func bench(depth: Int = 8, segments: Int = 2) throws -> WriteBench {
        try WriteBench(on: LoopbackDevice(named: nil), source: 512, arriving: 256, segments: segments, depth: depth)
    }

    private func pieces(_ count: Int) -> [StridedCopy] { StridedCopy.pieces(count, of: 16 * count, apart: 8) }

    @Test func aChainIsOneDoorbellAndItsLastRequestIsReported() throws {
        try withFake {
            let bench = try bench()
            complete()
            try bench.gathering(pieces(5), atMost: 2)()
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            #expect(sent.map(\.segment_count) == [2, 2, 1])
            #expect(sent.map { $0.flags & 2 != 0 } == [false, false, true])
            #expect(Set(sent.map(\.doorbell)).count == 1)
            let first = sent[0].remote_address
            #expect(sent.map { $0.remote_address - first } == [0, 32, 64])
            fake_drain()
        }
    }

    @Test func listsAreADoorbellEachAndTheLastRequestIsReported() throws {
        try withFake {
            let bench = try bench()
            complete()
            try bench.writing(pieces(5), inListsOf: 2)()
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            #expect(sent.map { $0.flags & 2 != 0 } == [false, false, false, false, true])
            let first = sent[0].doorbell
            #expect(sent.map { $0.doorbell - first } == [0, 0, 1, 1, 2])
            fake_drain()
        }
    }

    @Test func aRequestThatFailsIsNotTimed() throws {
        try withFake {
            let bench = try bench()
            complete(10)
            let error = #expect(throws: MeasurementRefusal.self) { try bench.gathering(pieces(1), atMost: 1)() }
            #expect(error?.description.hasPrefix("the device did not carry a request out: remote access error") == true)
            fake_drain()
        }
    }

    @Test func moreThanTheQueueHoldsIsRefused() throws {
        try withFake {
            let bench = try bench(depth: 4)
            let error = #expect(throws: MeasurementRefusal.self) { try bench.gathering(pieces(6), atMost: 1)() }
            #expect(error?.description == "a queue of 4 has no room for 6 requests")
            fake_drain()
        }
    }

    @Test func bytesThatDoNotArriveAreNotTimed() throws {
        try withFake {
            let bench = try bench()
            complete()
            let pieces = pieces(2)
            let error = #expect(throws: MeasurementRefusal.self) {
                try bench.verify(pieces, after: bench.gathering(pieces, atMost: 2))
            }
            #expect(error?.description.hasSuffix("nothing was timed") == true)
            fake_drain()
        }
    }

    @Test func aLibraryThatFailsIsNamed() throws {
        try withFake {
            let device = try LoopbackDevice(named: nil)
            for function in ["ibv_alloc_pd", "ibv_create_cq", "ibv_create_qp", "ibv_modify_qp"] {
                fake_fail(function, 0, 5)
                let error = #expect(throws: MeasurementRefusal.self) { try LoopbackQueue(on: device) }
                #expect(error?.description.contains(function) == true)
            }
        }
    }

    @Test func aWindowThatSlidesAndBatchesPostEachMessageByItself() throws {
        try withFake {
            let bench = try bench(depth: 4)
            let write = bench.writes(pieces(1), atMost: 1)
            for _ in 0..<8 { complete() }
            try bench.queue.slide(write, messages: 4, depth: 2)
            fake_drain()
            try bench.queue.batch(write, messages: 4, depth: 2)
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            #expect(sent.count == 8 && Set(sent.map(\.doorbell)).count == 8)
            fake_drain()
        }
    }

    /// The second message fails: a window of two that slides has posted the third by then, batches of two have not.
    @Test(arguments: [(true, 3), (false, 2)]) func noMoreIsUnderWayThanTheDepth(slides: Bool, sent: Int) throws {
        try withFake {
            let bench = try bench(depth: 4)
            let write = bench.writes(pieces(1), atMost: 1)
            complete()
            complete(10)
            #expect(throws: MeasurementRefusal.self) {
                if slides {
                    try bench.queue.slide(write, messages: 4, depth: 2)
                } else {
                    try bench.queue.batch(write, messages: 4, depth: 2)
                }
            }
            #expect(fake_sent_count() == sent)
            fake_drain()
        }
    }
}
