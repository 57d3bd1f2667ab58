internal import Ranks
internal import TransferCore
internal import Verbs

/// What the devices of all ranks have in common, so that both ends of a transfer cut it alike.
struct Agreement {
    /// Bytes of the largest packet.
    let pathMTU: PathMTU
    /// What one request can hold.
    let limits: RequestLimits
    /// Reads that a queue pair may have outstanding.
    let reads: Int

    private static let mostReads = 16

    /// Trades limits. Collective.
    ///
    /// - Throws: `.invalidSetting`, on every rank, where the path MTU asked for is more than a port carries, or the ranks'
    ///   addresses are of different kinds.
    init(_ endpoint: Endpoint, _ settings: VerbsTransport.Settings, among ranks: RankGroup) throws(TransferError) {
        let choice = endpoint.choice
        let active = choice.port.activeMTU
        let wanted = try ranks.together { () throws(TransferError) -> PathMTU in
            guard let bytes = settings.pathMTU else { return active }
            guard let wanted = PathMTU(rawValue: bytes), wanted <= active else {
                throw TransferError(
                    .invalidSetting, during: "setting up \(choice.context.device.name)",
                    cause:
                        "--path-mtu \(bytes) is more than the \(active.bytes) bytes that port \(choice.port.number) carries",
                    advice: "lower it, or raise the MTU of the port's network")
            }
            return wanted
        }
        let attributes = choice.context.attributes
        let least = try ranks.maximum(of: [
            -wanted.bytes, -endpoint.limits.sendSegments, -endpoint.limits.receiveSegments,
            -attributes.maximumReadSegments, -choice.port.maximumMessageSize, -attributes.maximumInitiatedReads,
            -attributes.maximumAnsweredReads,
        ]).map { -$0 }
        pathMTU = PathMTU(rawValue: least[0]) ?? wanted
        limits = RequestLimits(
            segments: max(1, settings.operation == .read ? min(least[1], least[3]) : min(least[1], least[2])),
            // A device counts a message's bytes in 32 bits; 1 GiB of them is a message that nobody notices the end of.
            messageBytes: min(least[4], 1 << 30), alignment: least[0])
        reads = min(least[5], least[6], Self.mostReads)
        try Self.requireOneKind(choice.gid, among: ranks)
    }

    private static func requireOneKind(_ gid: GIDEntry, among ranks: RankGroup) throws(TransferError) {
        let kinds = try ranks.allGather("\(gid.kind.rawValue), \(gid.gid.isIPv4Mapped ? "IPv4" : "IPv6 or InfiniBand")")
        guard let other = kinds.indices.first(where: { kinds[$0] != kinds[0] }) else { return }
        throw TransferError(
            .invalidSetting, during: "comparing the ranks' addresses", peer: other,
            cause: "rank 0 uses a GID of kind \(kinds[0]), rank \(other) one of kind \(kinds[other])",
            advice: "choose entries of one kind with --gid-index; rdmark list shows them")
    }
}
