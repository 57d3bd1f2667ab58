internal import CopyKernels
internal import HostMemory
internal import MessagePassing
internal import Ranks
public import TransferCore

/// An exchange of persistent MPI requests, with copies before and after them where the method packs.
public final class MessagePassingExchange: PreparedExchange {
    private let list: MessageList
    private let memory: HostMemory
    private var isRunning = false
    private var counters = Evidence()

    init(_ list: MessageList, memory: HostMemory) {
        self.list = list
        self.memory = memory
    }

    /// Messages that this rank sends and receives in one iteration.
    var messageCount: Int { list.requests.count }

    /// What was counted so far.
    public var evidence: Evidence { counters }

    /// Begins the next iteration.
    public func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        precondition(!isRunning, "an iteration starts when the one before is complete")
        isRunning = true
        if list.packing.byteCount > 0 {
            marks.enter(.pack)
            list.packing.run(from: memory.address, to: list.bounceAddress)
            counters.cpuCopiedBytes &+= list.packing.byteCount
        }
        marks.enter(.post)
        do { try list.requests.start() } catch { throw error.asTransferError(during: "starting the messages") }
        counters.postedBytes &+= list.sentBytes
        counters.requests &+= list.sentMessages
        counters.segments &+= list.sentSegments
        counters.doorbells &+= list.sentMessages
    }

    /// Moves the iteration on by what can be done now.
    public func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress {
        guard isRunning else { return .complete }
        marks.enter(.wire)
        do {
            guard try list.requests.test() else { return .pending }
        } catch { throw error.asTransferError(during: "moving the messages") }
        if list.unpacking.byteCount > 0 {
            marks.enter(.unpack)
            list.unpacking.run(from: list.bounceAddress, to: memory.address)
            counters.cpuCopiedBytes &+= list.unpacking.byteCount
        }
        isRunning = false
        return .complete
    }

    /// The ranks whose bytes or permission are missing.
    public var awaitedPeers: [Int] {
        Set(list.requests.unfinished.map { list.peers[$0] }).sorted()
    }
}
