/// Counters that prove which path was taken. They only grow; the difference of two readings is what happened between.
public struct Evidence: Hashable, Sendable {
    /// Bytes that the CPU copied to pack and unpack.
    public var cpuCopiedBytes = 0
    /// Bytes that went through a bounce buffer, counted once on each end.
    public var stagedBytes = 0
    /// Payload bytes handed to the transport for sending.
    public var postedBytes = 0
    /// Requests posted.
    public var requests = 0
    /// Scatter-gather segments, or contiguous pieces, in those requests.
    public var segments = 0
    /// Times that hardware, or what stands for it, was told to look at new requests.
    public var doorbells = 0
    /// Memory registrations.
    public var registrations = 0

    /// Nothing counted yet.
    public init() {}

    /// Field by field.
    public static func + (left: Evidence, right: Evidence) -> Evidence { left.combined(with: right, by: &+) }

    /// Field by field; `left` is the later reading.
    public static func - (left: Evidence, right: Evidence) -> Evidence { left.combined(with: right, by: &-) }

    /// The counters in the order of declaration.
    public var counters: [Int] {
        [cpuCopiedBytes, stagedBytes, postedBytes, requests, segments, doorbells, registrations]
    }

    /// Evidence from counters in the order of `counters`.
    public init(counters: [Int]) {
        precondition(counters.count == 7, "evidence has seven counters")
        cpuCopiedBytes = counters[0]
        stagedBytes = counters[1]
        postedBytes = counters[2]
        requests = counters[3]
        segments = counters[4]
        doorbells = counters[5]
        registrations = counters[6]
    }

    private func combined(with other: Evidence, by operation: (Int, Int) -> Int) -> Evidence {
        Evidence(counters: zip(counters, other.counters).map { operation($0, $1) })
    }
}
