/// A move of bytes from one place to the next.
public struct Hop: Hashable, Sendable {
    /// Who moves the bytes.
    public enum Mover: Hashable, Sendable {
        /// A copy engine or a card: DMA.
        case engine
        /// The processor.
        case processor
        /// The network, from card to card.
        case wire
    }

    /// A place that holds bytes.
    public enum Place: Hashable, Sendable {
        /// Host memory, which is DRAM.
        case hostMemory
        /// A device's own memory.
        case deviceMemory
        /// A card's buffer, through which bytes only pass.
        case card
    }

    /// Who moves the bytes.
    public let mover: Mover
    /// Where to.
    public let place: Place
    /// Whether that is at the receiver.
    public let isAtReceiver: Bool

    /// See the properties.
    public init(_ mover: Mover, to place: Place, isAtReceiver: Bool) {
        (self.mover, self.place, self.isAtReceiver) = (mover, place, isAtReceiver)
    }
}
