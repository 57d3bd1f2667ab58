import FakeVerbs
import LawMeasurements
import Testing
import TransferCore

@testable import VerbsLawMeasurements

@Suite struct AlignmentWritesTests {
    @Test func aBufferIsSentAsItsPartsOrAsItsCopy() throws {
        try withFake {
            let sweep = AlignmentSweep(lengths: [256], moved: [])
            let bench = try AlignmentWrites(on: LoopbackDevice(named: nil), bytes: sweep.span)
            for bounce in [nil, 0] {
                complete()
                try bench.moving([
                    .init(range: 1..<64, bounce: 0), .init(range: 64..<256, bounce: bounce),
                    .init(range: 256..<257, bounce: 64),
                ])()
            }
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            #expect(sent.map(\.segment_count) == [3, 3])
            let (split, other) = (sent[0].segments, sent[1].segments)
            #expect([split.0.size, split.1.size, split.2.size] == [63, 192, 1])
            // The head and the tail lie in the second memory, and the middle in the first.
            #expect(split.2.address - split.0.address == 64)
            #expect(split.1.address != other.1.address && split.1.address.isMultiple(of: 64))
            #expect(other.1.address == split.0.address)
            fake_drain()
        }
    }

    @Test func bytesThatDoNotArriveAreNotTimed() throws {
        try withFake {
            let sweep = AlignmentSweep(lengths: [256], moved: [64])
            let bench = try AlignmentWrites(on: LoopbackDevice(named: nil), bytes: sweep.span)
            complete()
            let error = #expect(throws: MeasurementRefusal.self) { try sweep.cells(on: bench) }
            #expect(error?.description.hasSuffix("nothing was timed") == true)
            fake_drain()
        }
    }
}
