internal import CMPI

/// Persistent requests that are started and polled together (`MPI_Request`, made by `MPI_Send_init` and `MPI_Recv_init`).
///
/// Filled once; from then on `start` and `test` neither allocate nor lock on our side.
public final class RequestList {
    private let communicator: Communicator
    private let requests: UnsafeMutablePointer<CMPIRequest>
    private let capacity: Int
    private let buffers: [AnyObject]
    private var types: [Datatype] = []
    private var receives: [Int] = []
    /// How many requests there are.
    public private(set) var count = 0

    /// Room for `capacity` requests among the ranks of `communicator`.
    ///
    /// - Parameter buffers: what owns the bytes that the requests name; held as long as the library may touch them.
    public init(capacity: Int, on communicator: Communicator, in buffers: [AnyObject]) {
        self.communicator = communicator
        self.buffers = buffers
        self.capacity = capacity
        requests = .allocate(capacity: max(1, capacity))
        requests.initialize(repeating: cmpi_no_request(), count: max(1, capacity))
    }

    /// Adds a message to `peer` (`MPI_Send_init`).
    ///
    /// - Parameters:
    ///   - address: where the first element starts, in one of the list's buffers.
    ///   - count: elements of `type`.
    ///   - tag: tells messages between the same ranks apart.
    public func addSend(
        from address: UnsafeRawPointer, count elements: Int, of type: Datatype, to peer: Int, tag: Int
    ) throws(MessagePassingError) {
        precondition(count < capacity, "the list was made for \(capacity) requests")
        try MessagePassingError.check(
            cmpi_send_init(
                address, Int32(elements), type.handle, Int32(peer), Int32(tag), communicator.handle, requests + count),
            "MPI_Send_init")
        keep(type)
    }

    /// Adds a message from `peer` (`MPI_Recv_init`); parameters as for `addSend`.
    public func addReceive(
        into address: UnsafeMutableRawPointer, count elements: Int, of type: Datatype, from peer: Int, tag: Int
    ) throws(MessagePassingError) {
        precondition(count < capacity, "the list was made for \(capacity) requests")
        try MessagePassingError.check(
            cmpi_receive_init(
                address, Int32(elements), type.handle, Int32(peer), Int32(tag), communicator.handle, requests + count),
            "MPI_Recv_init")
        receives.append(count)
        keep(type)
    }

    private func keep(_ type: Datatype) {
        count += 1
        types.append(type)
    }

    /// Starts all requests (`MPI_Startall`).
    public func start() throws(MessagePassingError) {
        guard count > 0 else { return }
        try MessagePassingError.check(cmpi_start_all(Int32(count), requests), "MPI_Startall")
    }

    /// Whether all requests are over (`MPI_Testall`); drives the library's progress.
    public func test() throws(MessagePassingError) -> Bool {
        guard count > 0 else { return true }
        var isOver: Int32 = 0
        try MessagePassingError.check(
            cmpi_test_all(Int32(count), requests, &isOver), "MPI_Testall")
        return isOver != 0
    }

    /// Which requests are still running, by position; for error messages (`MPI_Request_get_status`).
    public var unfinished: [Int] {
        (0..<count).filter(isRunning)
    }

    private func isRunning(_ index: Int) -> Bool {
        var isOver: Int32 = 0
        return cmpi_peek(requests[index], &isOver) == MPI_SUCCESS && isOver == 0
    }

    deinit {
        // What was given up in mid-iteration: a receive that nothing has come for yet can be taken back, a message that
        // is under way cannot.
        for index in receives where isRunning(index) {
            var isOver: Int32 = 0
            if cmpi_cancel(requests + index) == MPI_SUCCESS { _ = cmpi_test(requests + index, &isOver) }
        }
        if !unfinished.isEmpty { _ = Unmanaged.passRetained(StillInUse(buffers: buffers, types: types)) }
        for index in 0..<count { cmpi_free_request(requests + index) }
        requests.deallocate()
    }
}

/// Never let go: the library may still read or write there.
private final class StillInUse {
    let buffers: [AnyObject]
    let types: [Datatype]

    init(buffers: [AnyObject], types: [Datatype]) {
        self.buffers = buffers
        self.types = types
    }
}
