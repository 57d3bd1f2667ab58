import FakeVerbs
import Testing
import Verbs

@Suite struct TeardownTests {
    /// The fake refuses to destroy a parent before its children, and a refused teardown traps: living through this is
    /// half of the proof.
    @Test func childrenGoFirst() throws {
        try withFake {
            var start = 0
            do {
                var memory = [UInt8](repeating: 0, count: 64)
                try memory.withUnsafeMutableBytes { bytes in
                    let base = try #require(bytes.baseAddress)
                    let rig = try Rig(channel: true)
                    let region = try MemoryRegion(
                        in: rig.domain, base: base, size: 64, keeping: nil, access: .localWrite)
                    let shared = try SharedReceiveQueue(in: rig.domain, depth: 4)
                    let pair = try rig.unconnected(shared: shared).connect(
                        to: Rig.peer, ConnectionOptions(pathMTU: .bytes256))
                    #expect(region.localKey == 0x1000 && pair.number == 0x1234)
                    start = Int(fake_call_count())
                }
            }
            let order = calls(from: start)
            #expect(
                Set(order) == [
                    "ibv_dereg_mr", "ibv_destroy_qp", "ibv_destroy_srq", "ibv_destroy_cq", "ibv_destroy_comp_channel",
                    "ibv_dealloc_pd", "ibv_close_device", "ibv_free_device_list",
                ])
            #expect(order.count == 8)
            func place(_ call: String) -> Int { order.firstIndex(of: call) ?? -1 }
            #expect(place("ibv_destroy_qp") < place("ibv_destroy_cq"))
            #expect(place("ibv_destroy_qp") < place("ibv_destroy_srq"))
            #expect(place("ibv_destroy_srq") < place("ibv_dealloc_pd"))
            #expect(place("ibv_destroy_cq") < place("ibv_destroy_comp_channel"))
            #expect(order.suffix(2) == ["ibv_close_device", "ibv_free_device_list"])
        }
    }

    @Test func aQueuePairKeepsWhatItStandsOn() throws {
        try withFake {
            let pair = try Rig().connected()
            #expect(!calls().contains("ibv_destroy_cq") && !calls().contains("ibv_dealloc_pd"))
            #expect(pair.limits.sendDepth == 4)
        }
    }

    @Test func aRegionKeepsTheOwnerOfItsMemory() throws {
        try withFake {
            weak var observed: Owner?
            do {
                let rig = try Rig()
                let region = try Self.region(of: Owner(), on: rig, &observed)
                #expect(observed != nil)
                #expect(region.size == 16)
            }
            #expect(observed == nil)
        }
    }

    private final class Owner {
        let base = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
        deinit { base.deallocate() }
    }

    private static func region(of owner: Owner, on rig: Rig, _ observed: inout Owner?) throws -> MemoryRegion {
        observed = owner
        return try MemoryRegion(in: rig.domain, base: owner.base, size: 16, keeping: owner, access: .localWrite)
    }

    @Test(arguments: [true, false]) func connectingUsesUpTheUnconnectedOne(fails: Bool) throws {
        try withFake {
            let rig = try Rig()
            if fails { fake_fail("ibv_modify_qp", 2, 22) }
            do {
                let pair = try rig.connected()
                #expect(!fails && pair.number == 0x1234)
            } catch let error as VerbsError {
                #expect(fails && error.function == "ibv_modify_qp")
            }
            #expect(calls().filter { $0 == "ibv_create_qp" || $0 == "ibv_destroy_qp" }.count == 2)
        }
    }

    @Test func aRefusedTeardownTrapsWithItsName() async throws {
        let result = try #require(
            await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                fake_arm()
                let rig = try Rig()
                fake_fail("ibv_destroy_cq", 0, 16)
                _ = consume rig
            })
        let text = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(text.contains("ibv_destroy_cq refused: Device or resource busy"))
    }
}
