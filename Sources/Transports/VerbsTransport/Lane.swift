internal import TransferCore
internal import Verbs

/// One end of what an exchange moves between two ranks over one queue pair in one direction.
///
/// The active end posts the requests: the sender of a write or a message, the receiver of a read. The passive end grants
/// each iteration and is told when it has happened. Lies in raw memory, in the fabric's table; its place there is how
/// the far end calls it.
struct Lane {
    /// The exchange that it belongs to; nothing once that is gone.
    var exchange: UnsafeMutablePointer<ExchangeState>?
    /// Where its requests go.
    let queue: UnsafeMutablePointer<Queue>
    /// The connection with the far rank.
    let link: UnsafeMutablePointer<Link>
    /// What the far end is called there.
    let farID: UInt16
    /// How its bytes cross.
    let operation: Operation
    /// Iterations that the passive end has granted.
    var granted: UInt32 = 0
    /// Iterations of which the passive end was told that they happened.
    var arrived: UInt32 = 0
    /// The next lane in its link's list of notices to send, 0 for none.
    var nextPending: UInt16 = 0

    // The active end.

    /// What it posts.
    let requests: UnsafeMutablePointer<SendRequestList>?
    /// Requests of an iteration.
    let count: Int
    /// Requests of the running iteration that are posted.
    var next = 0
    /// Whether its part of the running iteration is over.
    var isOver = false
    /// Whether there was no room for the rest of its requests.
    var isStalled = false
    /// Whether its last request carries the notice; else the notice follows its report.
    var carriesNotice: Bool { operation != .read }
    /// Whether all requests carry their bytes themselves, so that posting them is the end of them here.
    let isInline: Bool

    // The passive end.

    /// Receives that take its bytes, where messages bring them.
    let receives: UnsafeMutablePointer<ReceiveRequestList>?
    /// Receives of an iteration.
    let receiveCount: Int
    /// Receives of the running iteration that are posted, and that were used.
    var postedReceives = 0
    var usedReceives = 0
    /// Whether it lands in memory of the transport's own, so that an iteration is granted when the one before was
    /// unpacked.
    let isGrantedEarly: Bool

    /// Whether this end posts the requests.
    var isActive: Bool { requests != nil }
    /// What the notice on its last request calls the far end: a message needs no name, its receive has one.
    var arrivalName: UInt16 { operation == .send ? 0 : farID }
}

/// What is missing of an exchange's running iteration, where the fabric finds it.
struct ExchangeState {
    /// The number of the iteration that runs or ran last, from 1.
    var iteration: UInt32 = 0
    var isRunning = false
    /// Lanes whose part of the iteration is not over.
    var remaining = 0
    /// Lanes that have requests or receives left for which there was no room.
    var stalled = 0
    var counters = Evidence()
}

/// The connection with another rank, as far as notices go.
struct Link {
    /// Its queue pairs.
    let queues: [UnsafeMutablePointer<Queue>]
    /// The first of them, which carries notices.
    let queue: UnsafeMutablePointer<Queue>
    /// A request that carries a notice and nothing else.
    let notice: UnsafeMutablePointer<SendRequestList>
    /// Lanes whose far end may do its next iteration, and lanes whose far end has what it waits for; to be told.
    var grants = LaneList()
    var arrivals = LaneList()
    /// The next link with something to tell.
    var nextPending: UnsafeMutablePointer<Link>?
    var isPending = false
}

/// Lanes in a row, each naming the next by `nextPending`; 0 is nobody's name.
struct LaneList {
    var first: UInt16 = 0
    var last: UInt16 = 0
}

/// What a notice says, in the 32 bits of an immediate value: a lane of the reader's whose iteration has happened, and
/// one whose next iteration is granted; 0 for none.
struct Notice {
    let word: UInt32

    @inline(__always)
    init(word: UInt32) { self.word = word }

    @inline(__always)
    init(arrival: UInt16, grant: UInt16) { word = UInt32(arrival) << 16 | UInt32(grant) }

    @inline(__always)
    var arrival: UInt16 { UInt16(truncatingIfNeeded: word >> 16) }
    @inline(__always)
    var grant: UInt16 { UInt16(truncatingIfNeeded: word) }
}
