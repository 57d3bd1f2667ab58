import TransferCore
import TransportCatalog
import VerbsTransport

/// A way to set a transport up that the contract has to survive.
struct Variant {
    let transport: TransportName
    /// What tells it from the transport as it usually is.
    let remark: String
    let settings: TransportCatalog.Settings

    /// What it is called in the report.
    var name: String { transport.rawValue + remark }

    private init(
        _ transport: TransportName, _ remark: String = "", _ change: (inout TransportCatalog.Settings) -> Void = { _ in }
    ) {
        self.transport = transport
        self.remark = remark.isEmpty ? "" : " " + remark
        var settings = TransportCatalog.Settings()
        change(&settings)
        self.settings = settings
    }

    /// The ways in which `transport` is verified, the usual one first.
    static func all(of transport: TransportName) -> [Variant] {
        let others: [Variant] =
            switch transport {
            case .mpi: []
            case .hostStaged:
                [
                    Variant(transport, "in whole messages") { $0.stagingChunk = ByteCount(0) },
                    Variant(transport, "in chunks of 4KiB") { $0.stagingChunk = ByteCount(4096) },
                ]
            case .hostStagedVerbs: [Variant(transport, "in chunks of 4KiB") { $0.stagingChunk = ByteCount(4096) }]
            case .verbs:
                Operation.allCases.map { operation in
                    Variant(transport, "by \(operation.rawValue)") { $0.verbs.operation = operation }
                } + [
                    Variant(transport, "over 3 queue pairs of depth 5") {
                        ($0.verbs.queuePairs, $0.verbs.depth, $0.verbs.signalEvery) = (3, 5, 3)
                    },
                    Variant(transport, "with nothing inline") { $0.verbs.inlineBytes = 0 },
                    Variant(transport, "connected by rdmacm") { $0.verbs.connection = .rdmacm },
                ]
            case .peerToPeer: [Variant(transport, "with an engine thread") { $0.engineHasThread = true }]
            }
        return [Variant(transport)] + others
    }
}
