/// How a non-contiguous transfer crosses.
public enum Method: String, CaseIterable, Sendable {
    /// The CPU packs into one contiguous buffer, one message crosses, the far CPU unpacks.
    case pack
    /// Scatter-gather lists or strided descriptors on both ends; no CPU copy.
    case gather
    /// One request for each contiguous piece.
    case fragment
    /// Like `gather`, but short gaps travel along and land in a sink.
    case coalesce
    /// MPI derived datatypes.
    case datatype
    /// The planner picks by its cost model.
    case auto
}
