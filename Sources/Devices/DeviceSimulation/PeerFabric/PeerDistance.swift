/// How far two devices of a machine are from each other, by what lies between them.
public enum PeerDistance: String, Hashable, Sendable, CaseIterable {
    /// One switch.
    case oneSwitch = "PIX"
    /// Several switches, and no host bridge.
    case switches = "PXB"
    /// A host bridge.
    case hostBridge = "PHB"
    /// Several host bridges of one memory node.
    case memoryNode = "NODE"
    /// The link between memory nodes.
    case system = "SYS"
}
