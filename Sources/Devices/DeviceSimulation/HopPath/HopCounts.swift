/// What moved how many bytes.
public struct HopCounts: Hashable, Sendable {
    /// By DMA.
    public internal(set) var byEngine = 0
    /// By the processor.
    public internal(set) var byProcessor = 0
    /// Into or out of host memory, at the sender and at the receiver.
    public internal(set) var (throughSenderMemory, throughReceiverMemory) = (0, 0)

    mutating func count(_ hop: Hop, from place: Hop.Place, isAtReceiver: Bool, bytes: Int) {
        switch hop.mover {
        case .engine: byEngine += bytes
        case .processor: byProcessor += bytes
        case .wire: break
        }
        if place == .hostMemory { cross(isAtReceiver, bytes) }
        if hop.place == .hostMemory { cross(hop.isAtReceiver, bytes) }
    }

    private mutating func cross(_ isAtReceiver: Bool, _ bytes: Int) {
        if isAtReceiver { throughReceiverMemory += bytes } else { throughSenderMemory += bytes }
    }
}
