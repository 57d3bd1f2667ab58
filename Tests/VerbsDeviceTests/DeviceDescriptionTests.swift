import Testing
import Verbs

extension OnDevice {
    @Suite struct DeviceDescriptionTests {
        @Test func theListNamesIt() throws {
            let rig = try Rig()
            let device = rig.context.device
            #expect(try Device.all().map(\.name).contains(device.name))
            #expect(device.nodeType == .channelAdapter && device.transport == .infiniBand)
            let error = #expect(throws: VerbsError.self) { try Device.named("no_such_device") }
            #expect(error?.code == .notFound && error?.hint?.contains(device.name) == true)
        }

        @Test func itsLimitsAreSensible() throws {
            let attributes = try Rig().context.attributes
            #expect(attributes.portCount >= 1 && attributes.maximumQueuePairs > 1)
            #expect(attributes.maximumQueueDepth >= 64 && attributes.maximumSegments >= 1)
            #expect(attributes.maximumReadSegments >= 1 && attributes.maximumCompletionEntries >= 64)
            #expect(attributes.maximumMemoryRegions > 1 && attributes.maximumMemoryRegionSize > 1 << 20)
            #expect(attributes.maximumInitiatedReads >= 1 && attributes.maximumAnsweredReads >= 1)
        }

        @Test func itsPortIsActive() throws {
            let rig = try Rig()
            #expect(try rig.context.ports().map(\.number) == Array(1...rig.context.attributes.portCount))
            #expect(throws: Never.self) { try rig.port.requireActive() }
            #expect(rig.port.activeMTU <= rig.port.maximumMTU && rig.port.maximumMessageSize >= 1 << 20)
            #expect(rig.port.linkRate.megabitsPerSecond > 0 && rig.port.gidCount >= 1)
            let error = #expect(throws: VerbsError.self) { try rig.context.port(200) }
            #expect(error?.code == .notFound)
        }

        @Test func itsPreferredAddressIsRoutable() throws {
            let rig = try Rig()
            let entries = try rig.port.gids()
            #expect(entries.contains(rig.gid) && entries.allSatisfy { !$0.gid.isZero && $0.port == rig.port.number })
            #expect(try rig.port.gid(at: rig.gid.index) == rig.gid)
            let error = #expect(throws: VerbsError.self) { try rig.port.gid(at: 10_000) }
            #expect(error?.code == .notFound && error?.hint?.contains("\(rig.gid)") == true)
        }

        /// What bench/soft-roce promises of its guest.
        @Test(.enabled(if: TestDevice.isInGuest, "this is no guest of bench/soft-roce")) func theGuestsIsAsPromised()
            throws
        {
            let rig = try Rig()
            #expect(rig.gid.index == 1 && rig.gid.kind == .roceVersion2)
            #expect(rig.gid.gid.description == "::ffff:198.18.0.1" && rig.gid.networkInterface == "roce0")
            #expect(rig.port.linkLayer == .ethernet && rig.port.activeMTU == .bytes4096)
            #expect(rig.context.attributes.maximumSegments == 32)
            let files = rig.context.device.files
            #expect(rig.context.device.name == "rxe0" && files.driver == "rdma_rxe" && files.softwareParent == "roce0")
            #expect(files.networkInterface(port: 1, gidIndex: 1) == "roce0")
        }

        @Test func itsCountersCount() throws {
            let rig = try Rig()
            let before = rig.context.device.files.counters(port: rig.port.number)
            let memory = GuardedMemory(65_536, seed: 1)
            let region = try memory.region(in: rig.domain)
            let pair = try rig.loop()
            try pair.post(.write(to: region.place(32_768)), [region.segment(at: 0, size: 32_768)])
            _ = try rig.sends.success()
            let after = rig.context.device.files.counters(port: rig.port.number)
            #expect(!before.isEmpty && before.keys == after.keys)
            #expect(after.contains { $0.value > before[$0.key, default: .max] }, "no counter moved")
        }
    }
}
