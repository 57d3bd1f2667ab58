/// When an engine fetches its descriptors.
public enum DescriptorFetch: Hashable, Sendable {
    /// From a ring, whose places are known: as many at a time as it has `slots`, at least 1. A slot is free again when its
    /// descriptor is taken up.
    case ring(slots: Int)
    /// From a linked list of blocks of so many, at least 1: the next block once the bytes of the current one's last have been
    /// moved.
    case blocks(of: Int)
    /// From a linked list: the next when the current one is taken up.
    case listAhead

    /// From a linked list: the next once the current one's bytes have been moved.
    public static let listAfterProcessing = blocks(of: 1)

    /// How many fetches begin at once.
    var slots: Int {
        switch self {
        case .ring(let count), .blocks(let count): count
        case .listAhead: 1
        }
    }

    /// Whether nothing is fetched before all that was fetched has been moved.
    var waitsForAll: Bool {
        switch self {
        case .blocks: true
        case .ring, .listAhead: false
        }
    }
}
