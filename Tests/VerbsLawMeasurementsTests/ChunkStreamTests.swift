import FakeVerbs
import LawMeasurements
import Testing
import TransferCore

@testable import VerbsLawMeasurements

@Suite struct ChunkStreamTests {
    @Test(arguments: 1...3) func asManyChunksAreUnderWayAsThereAreBuffers(buffers: Int) throws {
        try withFake {
            let bench = try WriteBench(on: LoopbackDevice(named: nil), source: 512, arriving: 512, depth: 8)
            for _ in 0..<6 { complete() }
            var sent: [Int32] = []
            let stream = bench.stream(chunks: 6, of: 64, buffers: buffers)
            try stream { sent.append(fake_sent_count()) }
            #expect(sent == (1...6).map { Int32(min(6, $0 - 1 + buffers)) })
            fake_drain()
        }
    }
}
