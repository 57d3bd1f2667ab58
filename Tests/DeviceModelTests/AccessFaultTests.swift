import DeviceModel
import HostSystem
import Testing
import TransferCore

@Suite struct AccessFaultTests {
    /// Runs one copy of 64 bytes at `offset` of the peer's memory, after an innocent descriptor, and expects it to
    /// fault without having moved a byte, and the ring to stay stopped.
    private func expectFault(
        _ pair: Pair, at offset: Int = 128, byteCount: Int = 64, _ permission: Permission,
        _ reason: AccessFault.Reason = .noWindow, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> AccessFault {
        pair.memory.fillDistinctly(seed: 3)
        pair.peerMemory.fillDistinctly(seed: 5)
        let before = (pair.memory.contents, pair.peerMemory.contents)
        let copy: Descriptor =
            permission == .write
            ? .copy(.bytes(byteCount, from: 0, to: offset), from: pair.near, to: pair.far)
            : .copy(.bytes(byteCount, from: offset, to: 0), from: pair.far, to: pair.near)
        let first = pair.ring.posted
        pair.submit(.fence, copy, .set(flag: 0, of: pair.peerSlot, to: 1))
        pair.run()
        let fault = try #require(pair.ring.fault, sourceLocation: sourceLocation)
        #expect(fault.reason == reason, sourceLocation: sourceLocation)
        #expect(fault.descriptor == first + 1, sourceLocation: sourceLocation)
        #expect(fault.address == pair.peerMemory.address + UInt64(offset), sourceLocation: sourceLocation)
        #expect(fault.span == byteCount && fault.permission == permission, sourceLocation: sourceLocation)
        #expect(fault.accessor == 0 && fault.owner == 1, sourceLocation: sourceLocation)
        #expect(pair.memory.contents == before.0, sourceLocation: sourceLocation)
        #expect(pair.peerMemory.contents == before.1, sourceLocation: sourceLocation)
        #expect(pair.ring.completed == first + 1 && pair.peer.flags[0] == 0, sourceLocation: sourceLocation)
        return fault
    }

    @Test(arguments: [Permission.read, .write]) func withoutAWindow(permission: Permission) throws {
        let pair = try Pair()
        let fault = try expectFault(pair, permission)
        #expect(fault.description.contains("descriptor 1 of rank 0"))
        #expect(fault.description.contains("\(permission) 64 bytes at 0x"))
        #expect(fault.transferError.code == .accessFault && fault.transferError.peer == 1)
    }

    @Test func inTheWrongDirection() throws {
        let readable = try Pair()
        _ = try readable.peer.iommu.map(0..<4096, of: readable.peerMemory, for: 0, .read)
        _ = try expectFault(readable, .write)
        let writable = try Pair()
        _ = try writable.peer.iommu.map(0..<4096, of: writable.peerMemory, for: 0, .write)
        _ = try expectFault(writable, .read)
    }

    @Test func throughAnotherRanksWindow() throws {
        let pair = try Pair()
        _ = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 1, [.read, .write])
        _ = try expectFault(pair, .write)
    }

    @Test(arguments: [65, 127, 192, 255, 4032])
    func straddlingOrBesideTheWindow(offset: Int) throws {
        let pair = try Pair()
        _ = try pair.peer.iommu.map(128..<192, of: pair.peerMemory, for: 0, [.read, .write])
        _ = try pair.peer.iommu.map(300..<400, of: pair.peerMemory, for: 0, [.read, .write])
        _ = try expectFault(pair, at: offset, .write)
    }

    @Test func exactlyTheWindowIsAllowed() throws {
        let pair = try Pair()
        _ = try pair.peer.iommu.map(128..<192, of: pair.peerMemory, for: 0, .write)
        pair.memory.fillDistinctly()
        pair.submit(.copy(.bytes(64, to: 128), from: pair.near, to: pair.far))
        pair.run()
        #expect(pair.ring.fault == nil)
        #expect(Array(pair.peerMemory.contents[128..<192]) == Array(pair.memory.contents[0..<64]))
    }

    @Test func outsideTheMemory() throws {
        let pair = try Pair()
        _ = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 0, [.read, .write])
        _ = try expectFault(pair, at: 4033, .write, .outsideMemory)
        let near = try Pair()
        near.submit(.copy(.bytes(64, from: 4090), from: near.near, to: near.near))
        near.run()
        #expect(near.ring.fault?.reason == .outsideMemory && near.ring.fault?.permission == .read)
        #expect(near.ring.fault?.owner == 0)
    }

    @Test func afterUnmapping() throws {
        let pair = try Pair()
        let window = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 0, [.read, .write])
        // The ring's cache knows the window now.
        pair.submit(.copy(.bytes(64), from: pair.near, to: pair.far))
        pair.run()
        #expect(pair.ring.fault == nil)
        try pair.peer.iommu.unmap(window)
        _ = try expectFault(pair, .write)
    }

    @Test func afterUnmappingThoughTheEntryHasANewTenant() throws {
        let pair = try Pair(windows: 1)
        let window = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 0, [.read, .write])
        pair.submit(.copy(.bytes(64), from: pair.near, to: pair.far))
        pair.run()
        #expect(throws: TransferError.self) {
            try pair.peer.iommu.map(0..<1, of: pair.peerMemory, for: 0, .read)
        }
        try pair.peer.iommu.unmap(window)
        _ = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 1, [.read, .write])
        _ = try expectFault(pair, .write)
    }

    @Test(arguments: [-1, 32, Int.max]) func namingAFlagThatIsNotThere(flag: Int) throws {
        let setting = try Pair()
        setting.submit(.set(flag: flag, of: setting.peerSlot, to: 1))
        setting.run()
        #expect(setting.ring.fault?.reason == .noSuchFlag && setting.ring.fault?.owner == 1)
        let waiting = try Pair()
        waiting.submit(.wait(flag: flag, atLeast: 1))
        waiting.run()
        #expect(waiting.ring.fault?.reason == .noSuchFlag && waiting.ring.fault?.permission == .read)
    }
}
