import DeviceModel
import HostMemory
import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct DeviceBenchTests {
    private let copy = StridedCopy(
        sourceOffset: 3, destinationOffset: 5, block: 7,
        inner: .init(count: 20, sourceStride: 16, destinationStride: 7))

    @Test func theEngineAndTheProcessorMoveTheBytes() throws {
        let bench = try DeviceBench([4096, 1024])
        try bench.verify([copy]) { () throws(MeasurementRefusal) in
            try bench.run([bench.descriptor(copy)])
        }
        let copies = bench.processorCopies([copy], from: 0, to: 1)
        try bench.verify([copy]) { () throws(MeasurementRefusal) in copies.run() }
    }

    @Test func whatWasNotMovedIsNoticed() throws {
        let bench = try DeviceBench([4096, 1024])
        #expect(throws: MeasurementRefusal.self) { try bench.verify([copy]) {} }
    }

    @Test func tooManyDescriptorsAreRefused() throws {
        let bench = try DeviceBench(bytes: 64)
        let one = bench.descriptor(StridedCopy(sourceOffset: 0, destinationOffset: 0, block: 64))
        #expect(throws: MeasurementRefusal.self) { for _ in 0...4096 { try bench.queue.post(one) } }
    }

    @Test func theChecksumDependsOnEveryWordAndTheirOrder() throws {
        func sum(_ words: [UInt64], of count: Int) throws -> UInt64 {
            let memory = try HostMemory(size: ByteCount(words.count * 8))
            memory.write(words.span, byteCount: words.count * 8, at: 0)
            var kernel = WordChecksum(words: count)
            memory.run(&kernel)
            return kernel.value
        }
        let all = try sum([1, 2, 3], of: 3)
        #expect(try sum([1, 2, 3], of: 3) == all)
        #expect(try sum([1, 3, 2], of: 3) != all)
        #expect(try sum([1, 2, 4], of: 3) != all)
        #expect(try sum([1, 2, 3], of: 2) == sum([1, 2, 9], of: 2))
    }
}
