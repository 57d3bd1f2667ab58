import DeviceModel
import Testing
import TransferCore

/// The programming errors that trap before a byte outside the memory is touched.
@Suite struct BoundsTests {
    @Test func contiguousCopiesOutsideTheMemoryTrap() async {
        await #expect(processExitsWith: .failure) { try copyIn(byteCount: 8, at: 57) }
        await #expect(processExitsWith: .failure) { try copyIn(byteCount: 1, at: -1) }
        await #expect(processExitsWith: .failure) { try copyIn(byteCount: .max, at: 2) }
        await #expect(processExitsWith: .success) { try copyIn(byteCount: 8, at: 56) }
    }

    @Test func stridedCopiesOutsideTheMemoryTrap() async {
        await #expect(processExitsWith: .failure) { try copyOut(strideInDevice: 21) }
        await #expect(processExitsWith: .success) { try copyOut(strideInDevice: 20) }
    }

    @Test func copiesThatDescribeNothingTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = BoundedCopy(StridedCopy(sourceOffset: 0, destinationOffset: 0, block: 0))
        }
        await #expect(processExitsWith: .failure) {
            _ = BoundedCopy(StridedCopy(sourceOffset: -1, destinationOffset: 0, block: 1))
        }
        await #expect(processExitsWith: .failure) {
            let backwards = StridedCopy.Dimension(count: 2, sourceStride: -8, destinationStride: 8)
            _ = BoundedCopy(StridedCopy(sourceOffset: 8, destinationOffset: 0, block: 8, inner: backwards))
        }
    }
}

private func copyIn(byteCount: Int, at offset: Int) throws {
    let memory = try Device(rank: 0, ranks: 1, flags: 1).allocate(ByteCount(64))
    let host = [UInt8](repeating: 1, count: 64)
    host.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress { memory.copyIn(from: base, byteCount: byteCount, to: offset) }
    }
}

private func copyOut(strideInDevice: Int) throws {
    let memory = try Device(rank: 0, ranks: 1, flags: 1).allocate(ByteCount(64))
    let copy = BoundedCopy(
        StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 4,
            inner: .init(count: 4, sourceStride: strideInDevice, destinationStride: 4)))
    var host = [UInt8](repeating: 0, count: 16)
    host.withUnsafeMutableBytes { bytes in
        if let base = bytes.baseAddress { memory.copyOut(to: base, copy) }
    }
}
