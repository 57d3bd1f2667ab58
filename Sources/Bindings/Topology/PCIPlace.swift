/// Where a device hangs on the PCI buses of a machine.
public struct PCIPlace: Hashable, Sendable {
    /// Domain, bus, slot and function: `0000:3b:00.0`.
    public let address: String
    /// The host bridge that it is reached through, where that is known; a number that says which.
    public let hostBridge: UInt64?
    /// The bridges below that, each a root port, or a port of a switch; the nearest to the processor first.
    public let bridges: [UInt64]
    /// The NUMA nodes that it is local to; none where the machine has several and does not say which.
    public let nodes: [Int]

    /// A place; see the properties.
    public init(address: String, hostBridge: UInt64?, bridges: [UInt64], nodes: [Int]) {
        self.address = address
        self.hostBridge = hostBridge
        self.bridges = bridges
        self.nodes = nodes
    }

    /// How far another device is.
    ///
    /// A switch is a bridge towards the processor with one bridge towards each of its devices, so two devices of one
    /// switch have at most one bridge of their own each.
    public func distance(to other: PCIPlace) -> TopologyDistance {
        let shared = zip(bridges, other.bridges).prefix { $0 == $1 }.count
        if shared > 0 {
            return max(bridges.count, other.bridges.count) - shared <= 1 ? .sameSwitch : .severalSwitches
        }
        if let hostBridge, hostBridge == other.hostBridge { return .sameHostBridge }
        return !nodes.isEmpty && nodes == other.nodes ? .sameNode : .acrossNodes
    }
}
