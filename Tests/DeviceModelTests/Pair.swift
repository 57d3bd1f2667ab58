import CopyKernels
import DeviceModel
import HostSystem
import TransferCore

/// Two devices in one process: rank 0 reaches the memory of rank 1 as a peer, through a second mapping of it.
struct Pair {
    let device: Device
    let peer: Device
    let memory: DeviceMemory
    let peerMemory: DeviceMemory
    /// Rank 1's device as rank 0 sees it.
    let mapped: PeerDevice
    let near: MemorySlot
    let far: MemorySlot
    let peerSlot: PeerSlot
    let ring: DescriptorRing

    init(size: Int = 4096, ringCapacity: Int = 16, windows: Int = 8) throws {
        device = try Device(rank: 0, ranks: 2, flags: 32, windows: windows)
        peer = try Device(rank: 1, ranks: 2, flags: 32, windows: windows)
        memory = try device.allocate(ByteCount(size))
        peerMemory = try peer.allocate(ByteCount(size))
        mapped = try PeerDevice(mapping: peer.handle)
        near = try device.engine.attach(memory)
        far = try device.engine.attach(try PeerMemory(mapping: peerMemory.handle, of: mapped))
        peerSlot = try device.engine.attach(mapped)
        ring = try device.engine.makeRing(capacity: ringCapacity)
    }

    /// Posts and submits `descriptors`, which have to fit.
    func submit(_ descriptors: Descriptor...) {
        for descriptor in descriptors { precondition(ring.post(descriptor), "the ring is full") }
        ring.submit()
    }

    /// Lets the engine work until it finds nothing to do.
    func run() {
        while device.engine.progress() {}
    }
}

extension BoundedCopy {
    /// `count` bytes from one offset to another.
    static func bytes(_ count: Int, from source: Int = 0, to destination: Int = 0) -> BoundedCopy {
        BoundedCopy(StridedCopy(sourceOffset: source, destinationOffset: destination, block: count))
    }
}

extension DeviceMemory {
    /// Every byte.
    var contents: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size.bytes)
        bytes.withUnsafeMutableBytes {
            if let base = $0.baseAddress { copyOut(to: base, byteCount: $0.count, from: 0) }
        }
        return bytes
    }

    /// Replaces the first bytes.
    func fill(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { if let base = $0.baseAddress { copyIn(from: base, byteCount: $0.count, to: 0) } }
    }

    /// Bytes that tell every place from its neighbours.
    func fillDistinctly(seed: Int = 1) {
        fill((0..<size.bytes).map { UInt8(truncatingIfNeeded: ($0 &* 31 &+ $0 >> 8) &* seed &+ seed) })
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension StridedCopy {
    /// A copy whose destination names no byte twice, with both ends inside 4096 bytes.
    static func random(using generator: inout SeededGenerator) -> StridedCopy {
        let block = Int.random(in: 1...24, using: &generator)
        var (extents, strides) = ((block, block), [(Int, Int, Int)]())
        for _ in 0..<3 {
            let count = Int.random(in: 1...4, using: &generator)
            let source = extents.0 + Int.random(in: 0...9, using: &generator)
            let destination = extents.1 + Int.random(in: 0...9, using: &generator)
            strides.append((count, source, destination))
            extents = (source * (count - 1) + extents.0, destination * (count - 1) + extents.1)
        }
        // Transposing: the ends nest in different orders.
        if Bool.random(using: &generator) { strides.swapAt(0, 2) }
        let dimensions = strides.map { Dimension(count: $0.0, sourceStride: $0.1, destinationStride: $0.2) }
        return StridedCopy(
            sourceOffset: Int.random(in: 0...(4096 - extents.0), using: &generator),
            destinationOffset: Int.random(in: 0...(4096 - extents.1), using: &generator),
            block: block, inner: dimensions[0], middle: dimensions[1], outer: dimensions[2])
    }

    /// Byte by byte, as the definition says.
    func applied(from source: [UInt8], to destination: [UInt8]) -> [UInt8] {
        var result = destination
        for outermost in 0..<outer.count {
            for between in 0..<middle.count {
                for innermost in 0..<inner.count {
                    let from =
                        sourceOffset + outermost * outer.sourceStride + between * middle.sourceStride
                        + innermost * inner.sourceStride
                    let to =
                        destinationOffset + outermost * outer.destinationStride + between * middle.destinationStride
                        + innermost * inner.destinationStride
                    for byte in 0..<block { result[to + byte] = source[from + byte] }
                }
            }
        }
        return result
    }
}
