public import TransferCore

/// Something to do with a transport whose type is then known, so that every call on it is direct.
public protocol TransportVisitor {
    /// What comes of it.
    associatedtype Output

    /// Does it.
    func visit<Carrier: Transport>(_ transport: Carrier) throws(TransferError) -> Output
}
