import CommandLineKit
import TransferCore
import VerbsTransport

extension VerbsTransport.Settings {
    /// What the user says in `words`, in the transport's.
    init(_ words: VerbsSettings) {
        self.init()
        devices = words.devices ?? []
        port = words.port
        gidIndex = words.gidIndex
        pathMTU = words.pathMTU?.bytes
        queuePairs = words.queuePairs
        signalEvery = words.signalEvery
        inlineBytes = words.inline?.bytes
        depth = words.queueDepth
        connection =
            switch words.connection {
            case .mpi: .mpi
            case .rdmacm: .rdmacm
            }
        operation = words.operation
        coalescedGap = words.coalesceGap?.bytes
    }
}
