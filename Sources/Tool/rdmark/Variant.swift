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

    /// A transport as it usually is, unless changed.
    ///
    /// - Parameter verbs: what the user has said of RDMA devices.
    init(
        _ transport: TransportName, _ remark: String = "", verbs: VerbsTransport.Settings,
        _ change: (inout TransportCatalog.Settings) -> Void = { _ in }
    ) {
        self.transport = transport
        self.remark = remark.isEmpty ? "" : " " + remark
        var settings = TransportCatalog.Settings()
        settings.verbs = verbs
        change(&settings)
        self.settings = settings
    }

    /// The ways in which `transport` is verified, the usual one first.
    ///
    /// - Parameter verbs: what the user has said of RDMA devices.
    static func all(of transport: TransportName, verbs: VerbsTransport.Settings) -> [Variant] {
        func variant(_ remark: String, _ change: (inout TransportCatalog.Settings) -> Void) -> Variant {
            Variant(transport, remark, verbs: verbs, change)
        }
        let others: [Variant] =
            switch transport {
            case .mpi: []
            case .hostStaged:
                [
                    variant("in whole messages") { $0.stagingChunk = ByteCount(0) },
                    variant("in chunks of 4KiB") { $0.stagingChunk = ByteCount(4096) },
                ]
            case .hostStagedVerbs: [variant("in chunks of 4KiB") { $0.stagingChunk = ByteCount(4096) }]
            case .verbs:
                Operation.allCases.map { operation in
                    variant("by \(operation.rawValue)") { $0.verbs.operation = operation }
                } + [
                    variant("over 3 queue pairs of depth 5") {
                        ($0.verbs.queuePairs, $0.verbs.depth, $0.verbs.signalEvery) = (3, 5, 3)
                    },
                    variant("with nothing inline") { $0.verbs.inlineBytes = 0 },
                    variant("connected by rdmacm") { $0.verbs.connection = .rdmacm },
                ]
            case .peerToPeer: [variant("with an engine thread") { $0.engineHasThread = true }]
            }
        return [Variant(transport, verbs: verbs)] + others
    }
}
