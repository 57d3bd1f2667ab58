/// When an engine fetches its descriptors.
public enum DescriptorFetch: Hashable, Sendable {
    /// From a ring, whose places are known: as many at a time as it has `slots`, at least 1. A slot is free again when its
    /// descriptor is taken up.
    case ring(slots: Int)
    /// From a linked list: the next once the current one's bytes have been moved.
    case listAfterProcessing
    /// From a linked list: the next when the current one is taken up.
    case listAhead

    /// How many fetches begin at once.
    var slots: Int {
        switch self {
        case .ring(let slots): slots
        case .listAfterProcessing, .listAhead: 1
        }
    }
}
