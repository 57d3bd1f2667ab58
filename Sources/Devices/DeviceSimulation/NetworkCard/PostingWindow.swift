/// How a program keeps messages under way on a queue pair.
public enum PostingWindow: Hashable, Sendable {
    /// So many at first, and another one for each completion.
    case sliding(Int)
    /// So many, and the next so many when all of them have completed.
    case batched(Int)

    /// How many are under way at most.
    public var depth: Int {
        switch self {
        case .sliding(let depth), .batched(let depth): depth
        }
    }
}
