import Results
import TransferCore
import TransportCatalog

/// What `rdmark list` says about one transport.
struct TransportEntry: Encodable {
    let transport: String
    let available: Bool
    let reason: String?
    var path: String?
    var memory: [String] = []
    var methods: [String] = []
    var requestsInOneExchange: Int?
    var bytesInOneMessage: Int?

    /// A transport that can be had here, or the reason why not. Collective where the catalogue has not made it yet.
    init(_ name: TransportName, in catalog: TransportCatalog) {
        transport = name.rawValue
        do throws(TransferError) {
            let capabilities = try catalog.capabilities(of: name)
            func limit(_ value: Int) -> Int? { value == .max ? nil : value }
            available = true
            reason = nil
            path = capabilities.path.rawValue
            memory = capabilities.memoryKinds.map(\.rawValue)
            methods = capabilities.methods.map(\.rawValue)
            requestsInOneExchange = limit(capabilities.depth)
            bytesInOneMessage = limit(capabilities.limits.messageBytes)
        } catch {
            available = false
            reason = error.description
        }
    }

    /// A transport that cannot be had here.
    init(_ name: TransportName, unavailableBecause reason: String) {
        transport = name.rawValue
        available = false
        self.reason = reason
    }

    /// All entries as a table; it ends with a line end.
    static func table(_ entries: [TransportEntry]) -> String {
        let heading = ["transport", "path", "memory", "methods", "limits"]
        let lines = AlignedRows.lines([heading] + entries.map(\.row))
        return lines.joined(separator: "\n") + "\n\nThe first method of a transport is the one that it would choose.\n"
    }

    private var row: [String] {
        guard available else { return [transport, "not here: \(reason ?? "")"] }
        let limits = [
            requestsInOneExchange.map { "\($0) requests an exchange" },
            bytesInOneMessage.map { "\($0) bytes a message" },
        ].compactMap { $0 }.joined(separator: ", ")
        return [transport, path ?? "", memory.joined(separator: ","), methods.joined(separator: ","), limits]
    }
}
