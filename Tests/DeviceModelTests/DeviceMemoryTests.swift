import DeviceModel
import HostSystem
import Testing
import TransferCore

@Suite struct DeviceMemoryTests {
    @Test func isZeroedAndLiesAtAddressesOfItsOwn() throws {
        let device = try Device(rank: 0, ranks: 1, flags: 1)
        let memories = try [0, 1, 4096, 3 << 20].map { try device.allocate(ByteCount($0)) }
        #expect(memories.allSatisfy { $0.contents.allSatisfy { $0 == 0 } && $0.kind == .device })
        for (lower, upper) in zip(memories, memories.dropFirst()) {
            #expect(lower.address + UInt64(lower.size.bytes) < upper.address)
        }
    }

    @Test func copiesStridedBytesInAndOut() throws {
        var generator = SeededGenerator(seed: 7)
        let device = try Device(rank: 0, ranks: 1, flags: 1)
        let memory = try device.allocate(ByteCount(4096))
        let host = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
        for _ in 0..<20 {
            let shape = StridedCopy.random(using: &generator)
            memory.fill([UInt8](repeating: 0xee, count: 4096))
            host.withUnsafeBytes { bytes in
                if let base = bytes.baseAddress { memory.copyIn(from: base, BoundedCopy(shape)) }
            }
            let expected = shape.applied(from: host, to: [UInt8](repeating: 0xee, count: 4096))
            #expect(memory.contents == expected)

            let other = StridedCopy.random(using: &generator)
            var out = [UInt8](repeating: 0xdd, count: 4096)
            let expectedOut = other.applied(from: expected, to: out)
            out.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress { memory.copyOut(to: base, BoundedCopy(other)) }
            }
            #expect(out == expectedOut)
        }
    }

    @Test func runsKernelsOverItsBytes() throws {
        struct Increment: MemoryKernel {
            var sum = 0
            mutating func compute(on bytes: inout MutableRawSpan) {
                for offset in 0..<bytes.byteCount {
                    let value = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
                    sum += Int(value)
                    bytes.storeBytes(of: value &+ 1, toByteOffset: offset, as: UInt8.self)
                }
            }
        }
        let memory = try Device(rank: 0, ranks: 1, flags: 1).allocate(ByteCount(100))
        memory.fill((0..<100).map { UInt8($0) })
        var kernel = Increment()
        memory.run(&kernel)
        #expect(kernel.sum == 4950)
        #expect(memory.contents == (1...100).map { UInt8($0) })
    }

    @Test func writesAndReadsSpans() throws {
        let memory = try Device(rank: 0, ranks: 1, flags: 1).allocate(ByteCount(16))
        let source: [UInt8] = [1, 2, 3]
        memory.write(source.span.bytes, at: 5)
        var back = [UInt8](repeating: 9, count: 4)
        var span = back.mutableSpan
        var bytes = span.mutableBytes
        memory.read(into: &bytes, at: 4)
        #expect(back == [0, 1, 2, 3])
    }

    @Test func saysWhyMemoryIsRefused() throws {
        let device = try Device(rank: 0, ranks: 1, flags: 1)
        let error = #expect(throws: TransferError.self) { try device.allocate(ByteCount(1 << 50)) }
        #expect(error?.code == .resource)
        #expect(error?.description.contains("available on this machine") == true)
    }

    @Test func cannotBeMappedOnceSealed() throws {
        let device = try Device(rank: 3, ranks: 4, flags: 1)
        let memory = try device.allocate(ByteCount(64))
        let mapped = try PeerDevice(mapping: device.handle)
        memory.seal()
        device.seal()
        #expect(throws: TransferError.self) { try PeerMemory(mapping: memory.handle, of: mapped) }
        let error = #expect(throws: TransferError.self) { try PeerDevice(mapping: device.handle) }
        #expect(error?.peer == 3 && error?.code == .resource)
        // What is mapped stays mapped.
        mapped.flags.set(0, to: 5)
        #expect(device.flags[0] == 5)
    }
}
