import Testing
import TransferCore

@Suite struct ByteCountTests {
    @Test(arguments: [
        (0, "0B"), (1, "1B"), (1023, "1023B"), (1024, "1KiB"), (1500, "1500B"), (64 << 10, "64KiB"), (1 << 20, "1MiB"),
        (3 << 29, "1536MiB"), (2 << 30, "2GiB"),
    ])
    func theDescriptionIsExactAndShort(bytes: Int, text: String) {
        #expect(ByteCount(bytes).description == text)
    }
}

@Suite struct EvidenceTests {
    @Test func everyCounterTakesPartInArithmetic() {
        let later = Evidence(counters: [10, 20, 30, 40, 50, 60, 70])
        let earlier = Evidence(counters: [1, 2, 3, 4, 5, 6, 7])
        #expect((later - earlier).counters == [9, 18, 27, 36, 45, 54, 63])
        #expect((later + earlier).counters == [11, 22, 33, 44, 55, 66, 77])
        #expect(Evidence(counters: later.counters) == later)
        #expect(later.cpuCopiedBytes == 10)
        #expect(later.registrations == 70)
        #expect(Evidence().counters == [0, 0, 0, 0, 0, 0, 0])
    }
}

@Suite struct CapabilitiesTests {
    private let capabilities = Capabilities(memoryKinds: [.host], methods: [.datatype, .pack], path: .direct)

    @Test func whatIsListedIsNotRefused() {
        #expect(capabilities.refusal(of: .pack, on: .host, by: "mpi") == nil)
    }

    @Test func whatIsNotListedIsRefusedWithWhatIs() {
        #expect(
            capabilities.refusal(of: .gather, on: .host, by: "mpi")
                == "mpi has no method gather (it has datatype, pack)")
        #expect(
            capabilities.refusal(of: .pack, on: .device, by: "mpi")
                == "mpi does not move device memory (it moves host)")
    }
}

@Suite struct TransferErrorTests {
    @Test func theDescriptionIsOneLine() {
        let bare = TransferError(.resource, during: "mapping a window", cause: "no memory")
        #expect("\(bare)" == "mapping a window: no memory")
        let full = TransferError(
            .accessFault, during: "reading a window", peer: 1, cause: "permission denied", advice: "run as one user")
        #expect("\(full)" == "reading a window with rank 1: permission denied; run as one user")
    }
}
