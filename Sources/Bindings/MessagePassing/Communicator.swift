internal import CMPI
internal import HostSystem

/// A group of ranks that can talk to each other (`MPI_Comm`).
///
/// Every call waits with a deadline: it is started as a non-blocking operation and polled through a `Waiter`.
public final class Communicator {
    let handle: CMPICommunicator
    /// This process's number, `0..<size` (`MPI_Comm_rank`).
    public let rank: Int
    /// How many ranks there are (`MPI_Comm_size`).
    public let size: Int

    init(adopting handle: CMPICommunicator) throws(MessagePassingError) {
        var rank: Int32 = 0
        var size: Int32 = 0
        try MessagePassingError.check(cmpi_rank(handle, &rank), "MPI_Comm_rank")
        try MessagePassingError.check(cmpi_size(handle, &size), "MPI_Comm_size")
        self.handle = handle
        self.rank = Int(rank)
        self.size = Int(size)
    }

    /// A second communicator of the same ranks, whose messages cannot meet this one's (`MPI_Comm_dup`). Collective.
    public func duplicate() throws(MessagePassingError) -> Communicator {
        var copy = CMPICommunicator()
        try MessagePassingError.check(cmpi_duplicate(handle, &copy), "MPI_Comm_dup")
        return try Communicator(adopting: copy)
    }

    /// Lets the library work on messages that are under way (`MPI_Iprobe`): it does so only while it is called, and a peer
    /// may wait for what this rank's part of a finished message still owes it.
    @inline(never)
    public func progress() { cmpi_progress(handle) }

    /// Polls `request` until it is over (`MPI_Test`).
    ///
    /// - Parameter buffers: what it reads and writes. Where waiting is given up they are never freed, because the
    ///   operation is still under way.
    func complete(
        _ request: inout CMPIRequest, of function: String, using buffers: [AnyObject], _ waiter: inout Waiter
    ) throws(MessagePassingError) {
        do throws(MessagePassingError) {
            try wait(for: function, &waiter) { () throws(MessagePassingError) in
                var isOver: Int32 = 0
                try MessagePassingError.check(cmpi_test(&request, &isOver), function)
                return isOver != 0
            }
        } catch {
            for buffer in buffers { _ = Unmanaged.passRetained(buffer) }
            throw error
        }
        withExtendedLifetime(buffers) {}
    }

    /// Polls until something is over.
    ///
    /// - Parameter function: what is waited for, for the error where waiting is given up.
    func wait(
        for function: String, _ waiter: inout Waiter, until isOver: () throws(MessagePassingError) -> Bool
    ) throws(MessagePassingError) {
        waiter.begin()
        while try !isOver() {
            switch waiter.pause() {
            case .keepWaiting: continue
            case .timedOut:
                throw MessagePassingError(
                    function: function, reason: .timedOut(nanoseconds: waiter.timeoutNanoseconds))
            case .peerLost(let rank): throw MessagePassingError(function: function, reason: .peerLost(rank: rank))
            case .interrupted: throw MessagePassingError(function: function, reason: .interrupted)
            }
        }
    }
}
