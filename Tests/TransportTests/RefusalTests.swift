import PeerToPeerTransport
import Testing
import TransferCore

/// Reasons for saying no.
struct RefusalTests {
    @Test func peerToPeerWorksOnOneHost() {
        #expect(PeerToPeerTransport.refusal(hosts: [0, 0, 0], names: ["a", "a", "a"]) == nil)
        #expect(PeerToPeerTransport.refusal(hosts: [0], names: ["a"]) == nil)
    }

    @Test func peerToPeerRefusesTwoHostsAndNamesThem() throws {
        let error = try #require(PeerToPeerTransport.refusal(hosts: [0, 0, 2], names: ["ant", "ant", "bee"]))
        #expect(error.code == .unsupported)
        #expect(error.peer == 2)
        #expect(error.cause.contains("ant") && error.cause.contains("bee"))
        #expect(error.advice?.contains("host-staged") == true)
    }

    @Test func capabilitiesSayWhatTheyLack() throws {
        let capabilities = Capabilities(memoryKinds: [.device], methods: [.gather, .pack], path: .direct)
        #expect(capabilities.refusal(of: .gather, on: .device, by: "x") == nil)
        #expect(
            capabilities.refusal(of: .gather, on: .host, by: "x") == "x does not move host memory (it moves device)")
        #expect(
            capabilities.refusal(of: .datatype, on: .device, by: "x")
                == "x has no method datatype (it has gather, pack)")
    }
}
