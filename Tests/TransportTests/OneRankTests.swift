import HostStagedTransport
import Ranks
import Testing
import TransferCore
import TransportCatalog
import TransportConformance

/// What one process can show. All of it runs on the main thread and one test after the other, because they share one
/// message passing library.
@MainActor
@Suite(.serialized)
struct OneRankTests {
    /// Those over verbs are put to the test where an RDMA device is; see `bench/test`.
    @Test(arguments: [TransportName.mpi, .hostStaged, .peerToPeer]) func everyTransportKeepsItsPromises(
        _ name: TransportName
    ) throws {
        try expectConformance(name, TransportCatalog.Settings())
    }

    @Test func anEngineWithAThreadKeepsThemToo() throws {
        var settings = TransportCatalog.Settings()
        settings.engineHasThread = true
        try expectConformance(.peerToPeer, settings)
    }

    @Test(arguments: [0, 1_000, 65_536]) func soDoesStagingInChunksOf(_ byteCount: Int) throws {
        var settings = TransportCatalog.Settings()
        settings.stagingChunk = ByteCount(byteCount)
        try expectConformance(.hostStaged, settings)
    }

    private func expectConformance(_ name: TransportName, _ settings: TransportCatalog.Settings) throws {
        let ranks = try OneRank.group.get()
        let failures = try TransportCatalog(ranks, settings: settings).open(name, for: Failures(ranks: ranks))
        #expect(failures.isEmpty, "\(failures)")
    }
}

/// Collects the promises that a transport breaks.
private struct Failures: TransportVisitor {
    let ranks: RankGroup

    func visit<Carrier: Transport>(_ transport: Carrier) throws(TransferError) -> [CheckResult] {
        var failures: [CheckResult] = []
        try ConformanceSuite(transport, name: "transport", ranks: ranks, seed: 5).run { result in
            if result.isFailure { failures.append(result) }
        }
        return failures
    }
}
