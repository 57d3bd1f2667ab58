/// What the ranks of one host say that they moved between two moments, all together: they share the host's ports, so
/// only their sum can be held against the counters.
///
/// A card need not count what goes from one of its queue pairs to another of its own; soft-RoCE does. Leave such
/// messages out where a card is asked.
public struct ClaimedTraffic: Hashable, Sendable {
    /// Sends and writes posted on the host's devices.
    public var sentMessages = 0
    /// Payload bytes of those.
    public var sentBytes = 0
    /// Reads posted on the host's devices.
    public var readMessages = 0
    /// Payload bytes of those, which come in.
    public var readBytes = 0
    /// Payload bytes that are said to have gone another way and not through any RDMA device.
    public var otherBytes = 0

    /// Nothing yet.
    public init() {}

    /// Packets that a port may send during a cell although the ranks use it for nothing: its subnet's management, and
    /// connections being kept alive.
    static let backgroundPackets: UInt64 = 256
    /// The share of the bytes said to go another way that may still be seen, as one part in so many.
    static let toleratedPart: UInt64 = 100

    /// Why the counters' growth contradicts this, in one line; nothing where it does not, or where they do not tell.
    ///
    /// Loss and acknowledgements only add to what the counters show, so what was claimed is a lower bound: a packet for
    /// each message, a packet for each `pathMTU` bytes, the bytes themselves. Where nothing is claimed, they must stay
    /// below the background, or below one part in a hundred of the bytes that went another way.
    ///
    /// - Parameter pathMTU: the largest payload of a packet, in bytes, on any connection of these ranks.
    public func contradiction(by growth: TrafficGrowth, pathMTU: Int) -> String? {
        if sentMessages == 0, readMessages == 0 { return tooMuch(growth, pathMTU: pathMTU) }
        // A read asks with one packet, and is answered with the bytes.
        let bounds = [
            ("packets sent", growth.sentPackets, packets(sentMessages, sentBytes, pathMTU) + readMessages),
            ("packets received", growth.receivedPackets, packets(readMessages, readBytes, pathMTU)),
            ("bytes sent", growth.sentBytes, sentBytes), ("bytes received", growth.receivedBytes, readBytes),
        ]
        for (what, seen, claimed) in bounds {
            guard let seen, seen < claimed else { continue }
            return "the ports counted \(seen) \(what), fewer than the \(claimed) that \(said) take"
        }
        return nil
    }

    private func tooMuch(_ growth: TrafficGrowth, pathMTU: Int) -> String? {
        let mostBytes = UInt64(otherBytes) / Self.toleratedPart
        let mostPackets = max(Self.backgroundPackets, mostBytes / UInt64(pathMTU))
        let bounds = [
            ("packets sent", growth.sentPackets, mostPackets),
            ("packets received", growth.receivedPackets, mostPackets),
        ]
        for (what, seen, most) in bounds {
            guard let seen, seen > most else { continue }
            return "the ports counted \(seen) \(what), more than the \(most) of a host whose ranks do not use them"
        }
        return nil
    }

    /// The fewest packets that so many messages with so many bytes need.
    private func packets(_ messages: Int, _ bytes: Int, _ pathMTU: Int) -> Int {
        max(messages, (bytes + pathMTU - 1) / pathMTU)
    }

    private var said: String {
        [(sentMessages, sentBytes, "sends and writes"), (readMessages, readBytes, "reads")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.2) of \($0.1) bytes" }.joined(separator: " and ")
    }
}
