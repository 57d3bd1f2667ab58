import FakeVerbs
import LawExperiments
import LawMeasurements
import Testing
import TransferCore

@testable import VerbsLawMeasurements

/// What posting costs the thread that posts, by planted times.
@Suite struct PostingTests {
    @Test func handingOverWaitsForNothing() throws {
        try withFake {
            let bench = try WriteBench(on: LoopbackDevice(named: nil), source: 64, arriving: 64)
            let cell = bench.queue.handingOver(bench.writes([.whole(64)], atMost: 1), x: 64)
            try cell.action()
            try cell.action()
            #expect(fake_sent_count() == 2)
            complete()
            complete()
            try #require(cell.ending).action()
            fake_drain()
        }
    }

    private static let sizes = [1024.0, 2048, 4096, 8192, 16384]

    private func timings(_ fixed: Double, _ byte: Double) -> [Stopwatch.Timing] {
        Self.sizes.map { .init(curve: "", x: $0, found: .init(fixed + byte * $0)) }
    }

    private func remarks(posting: [Stopwatch.Timing]) throws -> [String] {
        try PostingOccupancy(posting).remarks(
            setup: 1000, bytesPerNanosecond: 4, copies: timings(0, 0.25), writes: timings(1000, 2))
    }

    @Test func aCardFreesTheProcessor() throws {
        let remarks = try remarks(posting: timings(600, 0))
        #expect(remarks[0].contains("S*_cpu = tp Bc = 4000 B"))
        #expect(remarks[1].hasSuffix("it comes to cost the processor less than the copy between 2048 and 4096 B"))
        #expect(!remarks[2].contains("it is not freed"))
    }

    @Test func aKernelThatCopiesForTheSenderDoesNot() throws {
        let remarks = try remarks(posting: timings(900, 1.9))
        #expect(remarks[1].hasSuffix("it costs the processor more than the copy does at 16384 B"))
        #expect(remarks[2].hasSuffix("and it is not freed"))
    }
}
