import FakeVerbs
import Testing
import Verbs

@Suite struct DeviceTests {
    @Test func tellsWhatItIs() throws {
        try withFake {
            let device = try Device.named("fake0")
            #expect(device.guid == 0x0011_2233_4455_6677)
            #expect(device.nodeType == .channelAdapter && device.transport == .infiniBand)
            let context = try device.open()
            let attributes = context.attributes
            #expect(attributes.firmware == "1.2.3" && attributes.portCount == 1)
            #expect(attributes.maximumSegments == 4 && attributes.maximumReadSegments == 2)
            #expect(attributes.maximumQueueDepth == 128 && attributes.maximumCompletionEntries == 200)
            #expect(attributes.maximumInitiatedReads == 8 && attributes.maximumAnsweredReads == 16)
            #expect(attributes.maximumMemoryRegionSize == .max && attributes.atomicity == .device)
            #expect(!attributes.onDemandPaging.isOffered)
            #expect(context.completionVectorCount == 1)
        }
    }

    @Test func tellsWhatItsPortIs() throws {
        try withFake {
            fake_set_port(4, 4, 1, 17)
            let port = try #require(try Device.named("fake0").open().ports().first)
            #expect(port.state == .active && port.linkLayer == .infiniBand && port.localIdentifier == 17)
            #expect(port.activeMTU == .bytes2048 && port.maximumMTU == .bytes4096)
            #expect(port.linkRate.megabitsPerSecond == 100_000 && port.maximumMessageSize == 1 << 30)
            #expect(throws: Never.self) { try port.requireActive() }
        }
    }

    @Test func aPortThatIsDownIsRefused() throws {
        try withFake {
            fake_set_port(1, 3, 2, 0)
            let port = try Device.named("fake0").open().port(1)
            let error = #expect(throws: VerbsError.self) { try port.requireActive() }
            #expect(error?.code == .unreachable && error?.cause == "its link is down")
        }
    }

    @Test func whatDoesNotExistIsRefusedWithWhatDoes() throws {
        try withFake {
            let device = #expect(throws: VerbsError.self) { try Device.named("mlx5_0") }
            #expect(device?.code == .notFound && device?.hint == "this host has fake0")
            let context = try Device.named("fake0").open()
            for number in [0, 2, -1] {
                let port = #expect(throws: VerbsError.self) { try context.port(number) }
                #expect(port?.code == .notFound && port?.hint?.contains("fake0 has 1") == true)
            }
        }
    }

    @Test func aHostWithoutDevicesHasNone() throws {
        try withFake {
            fake_set_device_count(0)
            let devices = try Device.all()
            #expect(devices.isEmpty)
            let error = #expect(throws: VerbsError.self) { try Device.named("rxe0") }
            #expect(error?.hint == "this host has none at all")
        }
    }

    /// No kernel support is the same to whoever asks (`ENOSYS`).
    @Test func aKernelWithoutSupportHasNone() throws {
        try withFake {
            fake_fail("ibv_get_device_list", 0, 38)
            let devices = try Device.all()
            #expect(devices.isEmpty)
        }
    }

    @Test func onDemandPagingIsTold() throws {
        try withFake {
            fake_set_paging(1, 0b1101)
            let paging = try Device.named("fake0").open().attributes.onDemandPaging
            #expect(paging.isOffered && !paging.isOfferedImplicitly)
            #expect(paging.reliable == [.send, .write, .read] && paging.unreliable.isEmpty)
        }
    }

    /// Not armed, the fake is the real library, whatever devices this host has.
    @Test func unarmedTheRealLibraryAnswers() throws {
        let devices = try Device.all()
        #expect(!devices.contains { $0.name == "fake0" })
        #expect(fake_is_forwarding() == 1)
    }
}
