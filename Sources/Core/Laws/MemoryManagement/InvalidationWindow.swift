/// L34: for how long a device still reaches a page after it was unmapped, and what closing that window costs.
///
/// Source: S2 and S3 describe the hazard ("just after the OS has freed it"); the lengths are our extension, for a processor
/// that unmaps at even gaps and invalidates after so many unmaps or so long after the first, whichever comes first.
public struct InvalidationWindow: Hashable, Sendable {
    /// N: after how many unmaps the translation cache is invalidated; 1 is strict.
    public var batch: Int
    /// T: how long the first unmap waits at most.
    public var timeout: Nanoseconds
    /// g: from one unmap to the next, but for waiting.
    public var gap: Nanoseconds
    /// t_inv: from the request to invalidate until its completion.
    public var invalidation: Nanoseconds

    /// See the properties.
    public init(batch: Int, timeout: Nanoseconds, gap: Nanoseconds, invalidation: Nanoseconds) {
        (self.batch, self.timeout, self.gap, self.invalidation) = (batch, timeout, gap, invalidation)
    }

    /// min((N - 1) g, T) + t_inv: how long the first page of a batch can still be reached.
    public var longest: Nanoseconds { min(Double(batch - 1) * gap, timeout) + invalidation }

    /// How many unmaps an invalidation ends up serving: N, or those that come before the timeout, ceil(T/g).
    public var served: Double { min(Double(batch), (timeout / gap).rounded(.up)) }

    /// t_inv shared by those: what an unmap costs.
    public var costPerUnmap: Nanoseconds { (1 / served) * invalidation }
}
