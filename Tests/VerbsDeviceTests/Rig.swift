import Testing
import Verbs

/// An open device, with what queue pairs stand on.
struct Rig {
    let context: Context
    let domain: ProtectionDomain
    let port: Port
    let gid: GIDEntry
    let sends: CompletionQueue
    let receives: CompletionQueue

    init(channel: Bool = false, capacity: Int = 256) throws {
        let found = try #require(TestDevice.port)
        context = try Device.named(found.context.device.name).open()
        port = try context.port(found.number)
        gid = try port.preferredGID()
        domain = try ProtectionDomain(on: context)
        sends = try CompletionQueue(on: context, capacity: capacity)
        let channel = channel ? try CompletionChannel(on: context) : nil
        receives = try CompletionQueue(on: context, capacity: capacity, channel: channel)
    }

    static let limits = QueuePairLimits(
        sendDepth: 32, receiveDepth: 32, sendSegments: 4, receiveSegments: 4, inlineBytes: 64)

    /// Packets that every port carries, and several reads at a time.
    var options: ConnectionOptions {
        var options = ConnectionOptions(pathMTU: min(.bytes1024, port.activeMTU))
        options.initiatedReads = 4
        options.answeredReads = 4
        return options
    }

    func unconnected(
        _ kind: QueuePairKind = .reliable, _ limits: QueuePairLimits = limits, access: AccessFlags = .remote,
        shared: SharedReceiveQueue? = nil
    ) throws(VerbsError) -> UnconnectedQueuePair {
        try UnconnectedQueuePair(
            in: domain, kind, on: port, gid: gid, sendCompletions: sends, receiveCompletions: receives,
            sharedReceives: shared, limits: limits, access: access)
    }

    /// A queue pair that is its own peer.
    func loop(
        _ kind: QueuePairKind = .reliable, _ limits: QueuePairLimits = limits,
        _ change: (inout ConnectionOptions) -> Void = { _ in }
    ) throws(VerbsError) -> ConnectedQueuePair {
        let pair = try unconnected(kind, limits)
        var options = options
        change(&options)
        let own = pair.address
        return try pair.connect(to: own, options)
    }

    /// Two queue pairs, each the other's peer. Completions of both go to the same queues.
    func pair(
        _ kind: QueuePairKind = .reliable, _ limits: QueuePairLimits = limits, access: AccessFlags = .remote,
        shared: SharedReceiveQueue? = nil, _ change: (inout ConnectionOptions) -> Void = { _ in }
    ) throws(VerbsError) -> Pair {
        let near = try unconnected(kind, limits)
        let far = try unconnected(kind, limits, access: access, shared: shared)
        let (nearAddress, farAddress) = (near.address, far.address)
        var options = options
        change(&options)
        let connected = try near.connect(to: farAddress, options)
        return Pair(near: connected, far: try far.connect(to: nearAddress, options))
    }
}

/// Two queue pairs that are connected to each other.
struct Pair: ~Copyable {
    let near: ConnectedQueuePair
    let far: ConnectedQueuePair

    init(near: consuming ConnectedQueuePair, far: consuming ConnectedQueuePair) {
        self.near = near
        self.far = far
    }
}
