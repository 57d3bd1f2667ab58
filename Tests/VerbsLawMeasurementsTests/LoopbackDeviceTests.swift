import FakeVerbs
import Testing
import TransferCore

@testable import VerbsLawMeasurements

@Suite struct LoopbackDeviceTests {
    @Test(arguments: [nil, "fake0"]) func aHostWithoutADeviceSaysWhereOneIs(name: String?) throws {
        try withFake {
            fake_set_device_count(0)
            let error = #expect(throws: TransferError.self) { try LoopbackDevice(named: name) }
            #expect(error?.code == .unsupported)
            #expect(
                error?.description.contains("this host has none; run it where one is, or under bench/soft-roce") == true
            )
        }
    }

    @Test func anUnknownNameIsRefusedWithThoseThatThereAre() throws {
        try withFake {
            let error = #expect(throws: TransferError.self) { try LoopbackDevice(named: "nosuch0") }
            #expect(error?.code == .invalidSetting)
            #expect(error?.description.contains("there is no device nosuch0; this host has fake0") == true)
        }
    }

    @Test func aDeviceIsOpenedByItsNameOrAsTheFirst() throws {
        try withFake {
            for name in [nil, "fake0"] {
                let device = try LoopbackDevice(named: name)
                #expect(device.description == "RC queue pairs of one process, connected to each other on fake0")
            }
        }
    }
}
