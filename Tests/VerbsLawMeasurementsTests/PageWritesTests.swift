import FakeVerbs
import LawMeasurements
import Testing
import TransferCore

@testable import VerbsLawMeasurements

@Suite struct PageWritesTests {
    @Test func eachRunIsAWriteToItsPlaceAndTheLastIsReported() throws {
        try withFake {
            let bench = try PageWrites(on: LoopbackDevice(named: nil), count: 16, bytes: 64)
            for bitmap in [
                DirtyBitmap(pages: 16, period: 4, run: 1), DirtyBitmap(pages: 16, period: 8, run: 3),
            ] {
                complete()
                try bench.send(bitmap)
            }
            let sent = (0..<fake_sent_count()).map { fake_sent($0) }
            #expect(sent.map(\.segments.0.size) == [64, 64, 64, 64, 192, 192])
            #expect(sent.map { $0.flags & 2 != 0 } == [false, false, false, true, false, true])
            #expect(Set(sent.prefix(4).map(\.doorbell)).count == 1 && Set(sent.map(\.doorbell)).count == 2)
            let places = [0, 256, 512, 768, 0, 512].map { UInt64($0) }
            #expect(sent.map { $0.remote_address - sent[0].remote_address } == places)
            #expect(sent.map { $0.segments.0.address - sent[0].segments.0.address } == places)
            fake_drain()
        }
    }

    @Test func nothingIsPostedForACleanMemory() throws {
        try withFake {
            let bench = try PageWrites(on: LoopbackDevice(named: nil), count: 16, bytes: 64)
            try bench.send(DirtyBitmap(pages: 16, period: 4, run: 0))
            #expect(fake_sent_count() == 0)
        }
    }

    @Test func pagesThatDoNotArriveAreNotTimed() throws {
        try withFake {
            let bench = try PageWrites(on: LoopbackDevice(named: nil), count: 16, bytes: 64)
            complete()
            let error = #expect(throws: MeasurementRefusal.self) {
                try bench.verify([.whole(1024)], after: bench.sendEverything)
            }
            #expect(error?.description.hasSuffix("nothing was timed") == true)
            fake_drain()
        }
    }
}
