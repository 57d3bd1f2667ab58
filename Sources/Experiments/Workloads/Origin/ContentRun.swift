/// Neighbouring bytes of a region whose contents one rule describes.
///
/// A workload lists its region's runs in ascending order and without gaps; stamping and verifying both walk that list.
public struct ContentRun: Hashable, Sendable {
    /// What the bytes are.
    public enum Kind: Hashable, Sendable {
        /// Elements of `size` bytes; the first has the origin `first`, the index grows by `indexStep` for each.
        case elements(first: Origin, indexStep: Int, size: Int)
        /// Bytes that no transfer may touch, or that none has reached yet.
        case guarded
    }

    /// What the bytes are.
    public let kind: Kind
    /// How many elements, or guard bytes.
    public let count: Int

    /// `count` elements of `size` bytes, starting with `first`.
    public static func elements(_ count: Int, of size: Int, from first: Origin, indexStep: Int = 1) -> ContentRun {
        ContentRun(kind: .elements(first: first, indexStep: indexStep, size: size), count: count)
    }

    /// `count` bytes of guard pattern.
    public static func guarded(_ count: Int) -> ContentRun { ContentRun(kind: .guarded, count: count) }

    /// Bytes of the run.
    public var byteCount: Int {
        switch kind {
        case .elements(_, _, let size): count * size
        case .guarded: count
        }
    }
}

/// When a region's contents are looked at.
public enum ContentMoment: Sendable {
    /// Stamped, before the iteration's transfers.
    case stamped
    /// After the iteration's transfers.
    case exchanged
}
