/// The tree of a machine's PCIe fabric: devices below switches below host bridges below memory nodes.
public struct PeerTree: Sendable {
    /// What a node is.
    public enum Kind: Hashable, Sendable {
        /// The whole machine; the link between its memory nodes.
        case machine
        /// Processor and memory that belong together.
        case memoryNode
        /// Where a PCIe hierarchy hangs off a processor (a root complex).
        case hostBridge
        /// A PCIe switch.
        case aSwitch
        /// A card, an accelerator, a disk.
        case device
    }

    /// A node's number.
    public struct Node: Hashable, Sendable { fileprivate let index: Int }

    private struct Entry {
        let kind: Kind
        let parent: Int?
        let depth: Int
        let link: FabricHop?
        let forwarding: Forwarding?
    }

    /// What a node that bytes pass does to them.
    public struct Forwarding: Hashable, Sendable {
        /// Bytes that one device writes into another.
        public let writes: FabricHop
        /// Bytes that one device reads from another.
        public let reads: FabricHop

        /// See the properties.
        public init(writes: FabricHop, reads: FabricHop) { (self.writes, self.reads) = (writes, reads) }
    }

    private var entries: [Entry]

    /// A machine without anything; what its link between memory nodes does to bytes.
    public init(interconnect: Forwarding) {
        entries = [Entry(kind: .machine, parent: nil, depth: 0, link: nil, forwarding: interconnect)]
    }

    /// The machine.
    public var machine: Node { Node(index: 0) }

    /// Adds a node below another.
    ///
    /// - Parameters:
    ///   - link: the link between them, the same in both directions; nothing where they are one piece of silicon.
    ///   - forwarding: what the node does to bytes that pass it; nothing where no figure is known.
    public mutating func add(
        _ kind: Kind, below parent: Node, link: FabricHop? = nil, forwarding: Forwarding? = nil
    ) -> Node {
        let depth = entries[parent.index].depth + 1
        entries.append(Entry(kind: kind, parent: parent.index, depth: depth, link: link, forwarding: forwarding))
        return Node(index: entries.count - 1)
    }

    /// What lies between two devices.
    public func distance(_ from: Node, _ to: Node) -> PeerDistance {
        let between = way(from, to).map { entries[$0].kind }
        if between.contains(.machine) { return .system }
        if between.contains(.memoryNode) { return .memoryNode }
        if between.contains(.hostBridge) { return .hostBridge }
        return between.count > 1 ? .switches : .oneSwitch
    }

    /// What bytes pass on the way from one device to another, in order.
    ///
    /// - Parameter isRead: whether the receiver reads them; otherwise the sender writes them.
    public func hops(from: Node, to: Node, isRead: Bool) -> [FabricHop] {
        let nodes = way(from, to)
        let top = nodes.indices.min { entries[nodes[$0]].depth < entries[nodes[$1]].depth } ?? 0
        var hops = [entries[from.index].link]
        for (index, node) in nodes.enumerated() {
            let entry = entries[node]
            let forwarding = isRead ? entry.forwarding?.reads : entry.forwarding?.writes
            // A node's own link leads upwards: bytes pass it after the node on the way up, before it on the way down.
            if index < top { hops += [forwarding, entry.link] }
            if index == top { hops += [forwarding] }
            if index > top { hops += [entry.link, forwarding] }
        }
        return (hops + [entries[to.index].link]).compactMap { $0 }
    }

    /// The nodes between two devices, up to the lowest that is above both, and down.
    private func way(_ from: Node, _ to: Node) -> [Int] {
        func above(_ node: Int) -> [Int] {
            var nodes: [Int] = []
            var node = entries[node].parent
            while let next = node {
                nodes.append(next)
                node = entries[next].parent
            }
            return nodes
        }
        let (up, down) = (above(from.index), above(to.index))
        guard let meeting = up.firstIndex(where: down.contains), let there = down.firstIndex(of: up[meeting]) else {
            preconditionFailure("every node is below the machine")
        }
        return up[...meeting] + down[..<there].reversed()
    }
}
