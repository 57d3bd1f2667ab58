import Verbs

/// A device opened, with what a queue pair stands on.
struct Rig {
    let context: Context
    let domain: ProtectionDomain
    let completions: CompletionQueue
    let port: Port
    let gid: GIDEntry

    init(channel: Bool = false) throws(VerbsError) {
        context = try Device.named("fake0").open()
        port = try context.port(1)
        gid = try port.preferredGID()
        domain = try ProtectionDomain(on: context)
        let channel = channel ? try CompletionChannel(on: context) : nil
        completions = try CompletionQueue(on: context, capacity: 64, channel: channel)
    }

    static let limits = QueuePairLimits(
        sendDepth: 4, receiveDepth: 4, sendSegments: 3, receiveSegments: 2, inlineBytes: 32)

    static let peer = QueuePairAddress(
        gid: GID(high: 0, low: 0xffff_0a00_0002), localIdentifier: 0, queuePairNumber: 0x77, packetSequenceNumber: 0x99)

    func unconnected(
        _ kind: QueuePairKind = .reliable, limits: QueuePairLimits = limits, shared: SharedReceiveQueue? = nil
    ) throws(VerbsError) -> UnconnectedQueuePair {
        try UnconnectedQueuePair(
            in: domain, kind, on: port, gid: gid, sendCompletions: completions, receiveCompletions: completions,
            sharedReceives: shared, limits: limits, packetSequenceNumber: 0x55)
    }

    func connected(_ limits: QueuePairLimits = limits) throws(VerbsError) -> ConnectedQueuePair {
        try unconnected(limits: limits).connect(to: Self.peer, ConnectionOptions(pathMTU: .bytes1024))
    }
}
