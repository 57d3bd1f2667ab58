/// An engine that moves a word with every beat that it gets.
public struct BusEngine: Sendable {
    /// Words that wait for the bus.
    public private(set) var waiting = 0
    /// Words moved.
    public private(set) var moved = 0

    /// An engine without work.
    public init() {}

    /// Whether it wants the next beat.
    public var wantsBus: Bool { waiting > 0 }

    /// Hands it so many words more.
    public mutating func hand(_ words: Int) { waiting += words }

    /// Moves a word in a beat of its own.
    public mutating func move() {
        precondition(waiting > 0, "an engine without work holds the bus")
        waiting -= 1
        moved += 1
    }
}
