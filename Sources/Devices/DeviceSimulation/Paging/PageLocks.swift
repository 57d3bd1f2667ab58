/// Pages that a program may not write while a device reads them.
public struct PageLocks: Hashable, Sendable {
    /// What came of a write.
    public enum Outcome: Hashable, Sendable {
        /// It may go ahead.
        case allowed
        /// The page is locked: the program gets a write fault and is held up until the page is unlocked.
        case fault
    }

    private var locked: Set<Int> = []
    /// How many writes have run into a locked page.
    public private(set) var faults = 0

    /// Nothing is locked.
    public init() {}

    /// Marks pages read-only.
    public mutating func lock(_ pages: Range<Int>) { locked.formUnion(pages) }

    /// Makes pages writable again.
    public mutating func unlock(_ pages: Range<Int>) { locked.subtract(pages) }

    /// What comes of the program's write to a page.
    public mutating func write(to page: Int) -> Outcome {
        guard locked.contains(page) else { return .allowed }
        faults += 1
        return .fault
    }
}
