import DeviceModel
import DeviceSimulation
import TransferCore

/// Two devices in one process that reach each other's memory, and the same in virtual time.
struct DevicePair {
    let devices: [Device]
    let memories: [DeviceMemory]
    /// What the memories hold at first.
    let initial: [PlainMemory]
    /// Each device's own memory, its peer's, and its peer, as its engine knows them.
    let own: [MemorySlot]
    let far: [MemorySlot]
    let peers: [PeerSlot]

    static let flags = 32

    init(size: Int, seed: UInt64 = 1) throws {
        let devices = try (0..<2).map { try Device(rank: $0, ranks: 2, flags: Self.flags) }
        let memories = try devices.map { try $0.allocate(ByteCount(size)) }
        initial = (0..<2).map { PlainMemory(patterned: size, seed: seed &+ UInt64($0)) }
        for rank in 0..<2 {
            _ = try devices[rank].iommu.map(0..<size, of: memories[rank], for: 1 - rank, [.read, .write])
            initial[rank].bytes.withUnsafeBytes {
                if let base = $0.baseAddress { memories[rank].copyIn(from: base, byteCount: $0.count, to: 0) }
            }
        }
        var (own, far, peers) = ([MemorySlot](), [MemorySlot](), [PeerSlot]())
        for rank in 0..<2 {
            let peer = try PeerDevice(mapping: devices[1 - rank].handle)
            own.append(try devices[rank].engine.attach(memories[rank]))
            far.append(
                try devices[rank].engine.attach(try PeerMemory(mapping: memories[1 - rank].handle, of: peer)))
            peers.append(try devices[rank].engine.attach(peer))
        }
        (self.devices, self.memories, self.own, self.far, self.peers) = (devices, memories, own, far, peers)
    }

    /// The same two devices for the other executor.
    func executor(timing: DescriptorExecutor.Timing) -> DescriptorExecutor {
        var executor = DescriptorExecutor(timing: timing)
        for memory in initial {
            executor.add(memory)
            executor.addDevice(flags: Self.flags)
        }
        for rank in 0..<2 {
            executor.attach(memory: rank, to: rank, as: own[rank])
            executor.attach(memory: 1 - rank, to: rank, as: far[rank])
            executor.attach(device: 1 - rank, to: rank, as: peers[rank])
        }
        return executor
    }

    /// Every byte of a device's memory.
    func contents(of rank: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: memories[rank].size.bytes)
        bytes.withUnsafeMutableBytes {
            if let base = $0.baseAddress { memories[rank].copyOut(to: base, byteCount: $0.count, from: 0) }
        }
        return bytes
    }
}
