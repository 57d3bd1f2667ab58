public import CIBVerbs

/// Send requests that are built once and posted many times: a chain in memory that the library walks, so that posting
/// any run of them is one call and one doorbell. Posting and changing them neither allocates nor counts references.
public struct SendRequestList: ~Copyable {
    @usableFromInline let requests: UnsafeMutablePointer<ibv_send_wr>
    private let segments: UnsafeMutablePointer<ibv_sge>
    private let capacity: Int
    private let segmentCapacity: Int
    private var segmentCount = 0
    private let limits: QueuePairLimits
    /// How many requests there are.
    public private(set) var count = 0

    /// Room for `capacity` requests with `segments` segments together.
    ///
    /// - Parameter limits: what was granted to the queue pairs that it will be posted to.
    public init(capacity: Int, segments segmentCapacity: Int, limits: QueuePairLimits) {
        precondition(capacity >= 0 && segmentCapacity >= 0, "room is not negative")
        self.capacity = capacity
        self.segmentCapacity = segmentCapacity
        self.limits = limits
        requests = .allocate(capacity: max(1, capacity))
        segments = .allocate(capacity: max(1, segmentCapacity))
    }

    /// The `requests`, with room for no more.
    public init(_ requests: [SendRequest], limits: QueuePairLimits) {
        self.init(
            capacity: requests.count, segments: requests.reduce(0) { $0 + $1.segments.count }, limits: limits)
        for request in requests { append(request) }
    }

    deinit {
        requests.deallocate()
        segments.deallocate()
    }

    /// Adds a request behind the others.
    ///
    /// Traps where the list is full, where the request has more segments or more inline bytes than the limits allow, and
    /// where an atomic operation is not on one segment of eight bytes: some devices report these as a full queue.
    public mutating func append(_ request: SendRequest) {
        precondition(count < capacity, "the list was made for \(capacity) requests")
        precondition(
            segmentCount + request.segments.count <= segmentCapacity,
            "the list was made for \(segmentCapacity) segments")
        precondition(
            request.segments.count <= limits.sendSegments,
            "\(request.segments.count) segments in a request, the queue pair takes \(limits.sendSegments)")
        precondition(
            !request.flags.contains(.inline) || request.byteCount <= limits.inlineBytes,
            "\(request.byteCount) inline bytes, the queue pair takes \(limits.inlineBytes)")
        precondition(
            !request.operation.isAtomic || request.segments.map(\.size) == [8],
            "an atomic operation is on eight bytes")
        let entry = requests + count
        request.write(to: entry)
        entry.pointee.sg_list = segments + segmentCount
        entry.pointee.num_sge = Int32(request.segments.count)
        for segment in request.segments {
            (segments + segmentCount).initialize(to: segment.raw)
            segmentCount += 1
        }
        if count > 0 { requests[count - 1].next = entry }
        count += 1
    }

    /// Removes all requests.
    public mutating func removeAll() {
        count = 0
        segmentCount = 0
    }
}

extension SendRequest.Operation {
    var isAtomic: Bool {
        switch self {
        case .compareAndSwap, .fetchAndAdd: true
        default: false
        }
    }
}
