/// A ring of frame buffers between a source, which fills them in order, and a consumer, which empties them in order.
public struct FrameRing: Sendable {
    private enum Slot: Hashable { case free, filling(Int), full(Int), processing(Int) }

    /// Buffers that are not free.
    public private(set) var inUse = 0
    private var slots: [Slot]
    private var head = 0
    private var tail = 0

    /// A ring of so many free buffers, at least one.
    public init(frames: Int) {
        precondition(frames > 0, "a ring has a buffer")
        slots = Array(repeating: .free, count: frames)
    }

    /// Begins to fill the next buffer with a frame; false where it is not free.
    public mutating func claim(_ frame: Int) -> Bool {
        guard slots[head] == .free else { return false }
        slots[head] = .filling(frame)
        inUse += 1
        return true
    }

    /// The buffer that is being filled is full.
    public mutating func fill() {
        guard case .filling(let frame) = slots[head] else { preconditionFailure("no buffer is being filled") }
        slots[head] = .full(frame)
        head = (head + 1) % slots.count
    }

    /// Begins to process the oldest full buffer: which frame it holds; nothing where none is full.
    public mutating func take() -> Int? {
        guard case .full(let frame) = slots[tail] else { return nil }
        slots[tail] = .processing(frame)
        return frame
    }

    /// Frees the buffer that was being processed.
    public mutating func release() {
        guard case .processing = slots[tail] else { preconditionFailure("no buffer is being processed") }
        slots[tail] = .free
        tail = (tail + 1) % slots.count
        inUse -= 1
    }
}
