import FakeVerbs
import Glibc
import Testing

@testable import Verbs

@Suite struct MemoryRegionTests {
    private static var base: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: 0x10000).unsafelyUnwrapped }

    private static func region(_ access: AccessFlags, size: Int = 100) throws(VerbsError) -> MemoryRegion {
        try MemoryRegion(in: Rig().domain, base: base, size: size, keeping: nil, access: access)
    }

    @Test func knowsItsKeysAndAddress() throws {
        try withFake {
            let region = try Self.region([.localWrite, .remoteWrite])
            #expect(region.kind == .locked && region.address == 0x10000 && region.size == 100)
            #expect(region.remote == RemoteRegion(address: 0x10000, size: 100, key: 0x2000))
            #expect(fake_registered_access() == 0b11)
            #expect(region.segment(at: 60, size: 40) == Segment(address: 0x1003c, size: 40, localKey: 0x1000))
            #expect(region.remote.location(at: 100, size: 0) == RemoteLocation(address: 0x10064, key: 0x2000))
        }
    }

    @Test func aDMABufferHasAnAddressOfItsOwn() throws {
        try withFake {
            let region = try MemoryRegion(
                in: Rig().domain, dmaBuffer: 9, offset: 4096, size: 64, address: 0x77_0000, keeping: nil,
                access: [.localWrite, .remoteRead])
            #expect(region.kind == .dmaBuffer && region.address == 0x77_0000 && fake_registered_access() == 0b101)
        }
    }

    @Test func onDemandNeedsADeviceThatOffersIt() throws {
        try withFake {
            let error = #expect(throws: VerbsError.self) { _ = try Self.region([.localWrite, .onDemand]) }
            #expect(error?.code == .unsupported && error?.function == nil)
            fake_set_paging(1, 0)
            let region = try Self.region([.localWrite, .onDemand])
            #expect(region.kind == .onDemand)
        }
    }

    @Test(arguments: [AccessFlags.remoteWrite, .remoteAtomic])
    func remoteWritesNeedLocalOnes(access: AccessFlags) throws {
        try withFake {
            let error = #expect(throws: VerbsError.self) { _ = try Self.region(access) }
            #expect(error?.code == .invalidArgument)
            #expect(!calls().contains("ibv_reg_mr"))
        }
    }

    @Test func aLockLimitIsExplained() {
        let limit = MemoryLockLimit(limit: 65536, pinned: 4096)
        let refused = VerbsError(function: "ibv_reg_mr", operation: "registering 61441 bytes", errno: ENOMEM)
        let explained = limit.explaining(refused, registering: 61441)
        #expect(explained.code == .memoryLockLimit && explained.errno == ENOMEM)
        #expect(explained.description.contains("locks 65536 bytes on top of 4096 locked already"))
        #expect(
            explained.description.contains("may lock 65536") && explained.description.contains("ulimit -l unlimited"))
        #expect(limit.explaining(refused, registering: 61440).code == .outOfResources)
        #expect(MemoryLockLimit(limit: .max, pinned: 0).explaining(refused, registering: .max).code == .outOfResources)
    }

    @Test func noMemoryWithinTheLimitIsJustThat() throws {
        try withFake {
            fake_fail("ibv_reg_mr", 0, ENOMEM)
            let error = #expect(throws: VerbsError.self) { _ = try Self.region(.localWrite, size: 0) }
            #expect(error?.code == .outOfResources && error?.hint == nil)
        }
    }

    @Test(arguments: [(-1, 1), (0, 101), (100, 1), (Int.max, 1), (1, Int.max)])
    func whatLiesOutsideTraps(offset: Int, size: Int) async {
        await #expect(processExitsWith: .failure) { [offset, size] in
            _ = RemoteRegion(address: 0, size: 100, key: 0).location(at: offset, size: size).address
        }
    }
}
