import HostMemory
import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct BenchTests {
    private let strided = StridedCopy(
        sourceOffset: 3, destinationOffset: 5, block: 7,
        inner: .init(count: 20, sourceStride: 16, destinationStride: 7))

    @Test func theEngineMovesTheBytes() throws {
        try DeviceBench(bytes: 4096).verify([
            strided, StridedCopy(sourceOffset: 0, destinationOffset: 2048, block: 100),
        ])
    }

    @Test func theProcessorMovesTheBytes() throws { try HostBench(bytes: 4096).verify([strided]) }

    @Test func aByteThatDiffersIsNamed() throws {
        let (source, destination) = (try HostMemory(size: ByteCount(64)), try HostMemory(size: ByteCount(64)))
        source.write(distinctBytes(64, seed: 1))
        let copy = StridedCopy(sourceOffset: 8, destinationOffset: 0, block: 16)
        let blank = [UInt8](repeating: 0, count: 64)
        // What the copy says, and one byte beside it.
        var bytes = [UInt8](distinctBytes(64, seed: 1)[8..<24]) + blank[16...]
        destination.write(bytes)
        try check(destination, holds: [copy], from: source, over: blank)
        bytes[40] = 1
        destination.write(bytes)
        let error = #expect(throws: MeasurementRefusal.self) {
            try check(destination, holds: [copy], from: source, over: blank)
        }
        #expect(error?.description == "byte 40 is 1 and should be 0: nothing was timed")
    }
}
