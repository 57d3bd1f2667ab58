import HostMemory
import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct BenchTests {
    private let strided = StridedCopy(
        sourceOffset: 3, destinationOffset: 5, block: 7,
        inner: .init(count: 20, sourceStride: 16, destinationStride: 7))

    @Test func theEngineMovesTheBytes() throws {
        try EngineBench(bytes: 4096).verify([
            strided, StridedCopy(sourceOffset: 0, destinationOffset: 2048, block: 100),
        ])
    }

    @Test func theProcessorMovesTheBytes() throws { try HostBench(bytes: 4096).verify([strided]) }

    @Test func aByteThatDiffersIsNamed() throws {
        let (source, destination) = (try HostMemory(size: ByteCount(64)), try HostMemory(size: ByteCount(64)))
        source.write(distinctBytes(64, seed: 1))
        let copy = StridedCopy(sourceOffset: 8, destinationOffset: 0, block: 16)
        let error = #expect(throws: MeasurementRefusal.self) {
            try check(destination, holds: [copy], from: source, over: [UInt8](repeating: 0, count: 64))
        }
        #expect(error?.description.contains("nothing was timed") == true)
    }
}
