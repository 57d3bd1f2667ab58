public import CIBVerbs

/// Receives that are built once and posted many times; see `SendRequestList`.
public struct ReceiveRequestList: ~Copyable {
    @usableFromInline let requests: UnsafeMutablePointer<ibv_recv_wr>
    private let segments: UnsafeMutablePointer<ibv_sge>
    private let capacity: Int
    private let segmentCapacity: Int
    private var segmentCount = 0
    private let limits: QueuePairLimits
    /// How many receives there are.
    public private(set) var count = 0

    /// Room for `capacity` receives with `segments` segments together.
    ///
    /// - Parameter limits: what was granted to the queues that it will be posted to.
    public init(capacity: Int, segments segmentCapacity: Int, limits: QueuePairLimits) {
        precondition(capacity >= 0 && segmentCapacity >= 0, "room is not negative")
        self.capacity = capacity
        self.segmentCapacity = segmentCapacity
        self.limits = limits
        requests = .allocate(capacity: max(1, capacity))
        segments = .allocate(capacity: max(1, segmentCapacity))
    }

    deinit {
        requests.deallocate()
        segments.deallocate()
    }

    /// Adds a receive behind the others: one message goes into `pieces`, in their order.
    ///
    /// Traps where the list is full or the limits allow fewer segments. Without segments it takes writes with an
    /// immediate value and empty messages.
    public mutating func append(_ id: WorkRequestID, into pieces: [Segment] = []) {
        precondition(count < capacity, "the list was made for \(capacity) receives")
        precondition(
            segmentCount + pieces.count <= segmentCapacity, "the list was made for \(segmentCapacity) segments")
        precondition(
            pieces.count <= limits.receiveSegments,
            "\(pieces.count) segments in a receive, the queue takes \(limits.receiveSegments)")
        let entry = requests + count
        entry.initialize(
            to: ibv_recv_wr(
                wr_id: id.rawValue, next: nil, sg_list: segments + segmentCount, num_sge: Int32(pieces.count)))
        for piece in pieces {
            (segments + segmentCount).initialize(to: piece.raw)
            segmentCount += 1
        }
        if count > 0 { requests[count - 1].next = entry }
        count += 1
    }

    /// Renames receive `index`.
    @inlinable
    public func setID(_ id: WorkRequestID, at index: Int) {
        precondition(0 <= index && index < count, "there is no such receive")
        requests[index].wr_id = id.rawValue
    }
}
