import FakeVerbs
import Testing
import TransferCore

@testable import VerbsTransport

/// Settings that a device has no room for: no real one that these tests can count on is so small.
@Suite struct DeviceLimitTests {
    /// A change of the default settings that the fake device refuses, and what is said about it.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let change: @Sendable (inout VerbsTransport.Settings) -> Void

        var testDescription: String { text }
    }

    static let refusals = [
        Refusal(text: "setting up fake0: --queue-depth 129 cannot be had; give 1 to 128") { $0.depth = 129 },
        Refusal(text: "setting up fake0: --queue-pairs 101 cannot be had; give 1 to 100") { $0.queuePairs = 101 },
        Refusal(text: "setting up fake0: --signal-every 33 cannot be had; give 1 to 32") {
            $0.depth = 32
            $0.signalEvery = 33
        },
        Refusal(text: "setting up fake0: --inline 65 cannot be had; give 0 to 64") { $0.inlineBytes = 65 },
        Refusal(text: "looking at port 2 of fake0: there is no such port; ports are numbered from 1 and fake0 has 1") {
            $0.port = 2
        },
        Refusal(text: "looking for an RDMA device: there is no device fake1; this host has fake0") {
            $0.devices = ["fake1"]
        },
        Refusal(text: "choosing the operation: fake0 has no reads; use --operation write or send") {
            $0.operation = .read
        },
    ]

    @Test(arguments: refusals) func areRefusedWithWhatWouldBeRight(refusal: Refusal) throws {
        var settings = VerbsTransport.Settings()
        refusal.change(&settings)
        let error = try #require(throws: TransferError.self) { try Self.open(settings) }
        #expect(error.code == .invalidSetting)
        #expect(error.description == refusal.text)
    }

    @Test func theMostThatThereIsCanBeHad() throws {
        var settings = VerbsTransport.Settings()
        settings.depth = 128
        settings.queuePairs = 100
        settings.signalEvery = 128
        settings.inlineBytes = 64
        try Self.open(settings, reads: 8)
    }

    /// What each rank does before it trades anything with the others.
    private static func open(_ settings: VerbsTransport.Settings, reads: Int32 = 0) throws {
        fake_arm()
        defer {
            #expect(fake_live() == 0, "something was left behind")
            fake_disarm()
        }
        fake_set_initiated_reads(reads)
        _ = try Endpoint(try DeviceChoice(settings, place: 0), settings, waitsForEvents: false)
    }
}
