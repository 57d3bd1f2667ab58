public import CIBVerbs

/// Room for completions that `CompletionQueue.poll(into:)` fills; made once.
public struct CompletionBuffer: ~Copyable {
    @usableFromInline let entries: UnsafeMutablePointer<ibv_wc>
    /// How many fit.
    public let capacity: Int

    /// Room for `capacity` completions, at least 1.
    public init(capacity: Int) {
        precondition(capacity >= 1, "a buffer holds at least one completion")
        self.capacity = capacity
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: ibv_wc(), count: capacity)
    }

    deinit { entries.deallocate() }

    /// What the last poll found at `index`, which is below the count that it returned.
    @inlinable
    public subscript(index: Int) -> Completion {
        precondition(0 <= index && index < capacity, "there is no such completion")
        return Completion(entries[index])
    }
}
