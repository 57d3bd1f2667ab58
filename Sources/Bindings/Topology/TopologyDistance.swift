/// How far apart two devices on PCI buses are, in the words of `nvidia-smi topo -m`; nearer ones come first.
public enum TopologyDistance: String, CaseIterable, Comparable, Sendable {
    /// Behind the same PCI switch, with no second one between them.
    case sameSwitch = "PIX"
    /// Behind several PCI switches, below the same port of the processor.
    case severalSwitches = "PXB"
    /// Below the same PCI host bridge, which is part of the processor.
    case sameHostBridge = "PHB"
    /// On the same NUMA node, below different host bridges.
    case sameNode = "NODE"
    /// On different NUMA nodes, or on unknown ones: across the links between the processors.
    case acrossNodes = "SYS"

    /// Nearer is less.
    public static func < (left: TopologyDistance, right: TopologyDistance) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .sameSwitch: 0
        case .severalSwitches: 1
        case .sameHostBridge: 2
        case .sameNode: 3
        case .acrossNodes: 4
        }
    }
}
