import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct EngineQueueTests {
    @Test(arguments: [1, 3, 8, 100])
    func everyDepthPostsEveryMessage(depth: Int) throws {
        let bench = try DeviceBench(bytes: 64)
        let copy = StridedCopy.whole(48)
        let descriptor = bench.descriptors(for: [copy])[0]
        try bench.verify([copy]) { () throws(MeasurementRefusal) in
            try bench.queue.slide(descriptor, messages: 50, depth: depth)
        }
        #expect(bench.queue.posted == 50)
        try bench.verify([copy]) { () throws(MeasurementRefusal) in
            try bench.queue.batch(descriptor, messages: 50, depth: depth)
        }
        #expect(bench.queue.posted == 100)
    }

    @Test(arguments: [1, 2, 3, 20])
    func aStreamHandsOverEveryChunkOnce(buffers: Int) throws {
        let bench = try DeviceBench(bytes: 160)
        let copies = (0..<10).map {
            StridedCopy(sourceOffset: 16 * $0, destinationOffset: $0 % buffers * 16, block: 16)
        }
        var chunks = 0
        try bench.verify(copies) { () throws(MeasurementRefusal) in
            try bench.queue.stream(bench.descriptors(for: copies), buffers: buffers) { chunks += 1 }
        }
        #expect(chunks == 10)
    }

    @Test func moreThanTheRingHoldsIsRefused() throws {
        let bench = try DeviceBench(bytes: 64)
        let descriptor = bench.descriptors(for: [.whole(64)])[0]
        #expect(throws: MeasurementRefusal.self) { try bench.run(Array(repeating: descriptor, count: 5000)) }
    }
}
