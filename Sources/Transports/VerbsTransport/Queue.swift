internal import HostSystem
internal import TransferCore
internal import Verbs

/// A connected queue pair and the account of what is in its send queue, so that it never runs over.
///
/// Lies in raw memory and is changed in place: posting counts no reference.
struct Queue: ~Copyable {
    let pair: ConnectedQueuePair
    /// The rank at the far end.
    let peer: Int
    /// Its place in the fabric's table.
    let index: Int
    /// Requests that its send queue holds.
    let depth: Int
    /// After how many requests one is reported at the latest.
    let signalEvery: Int
    /// Requests posted so far, and those known to be over.
    private(set) var posted = 0
    private(set) var completed = 0
    /// `posted` at each reported request whose report is still to come; a ring.
    private let marks: UnsafeMutablePointer<Int>
    private let markMask: Int
    private var firstMark = 0
    private var nextMark = 0
    /// `posted` behind the last request that is reported.
    private var lastMark = 0
    /// Receives of notices that were used up since some were posted.
    private var usedReceives = 0
    /// Receives for notices, one batch; nothing in a queue that takes messages only.
    private let noticeReceives: ReceiveRequestList

    /// Receives that are posted again at a time.
    static let noticeBatch = 16

    init(_ pair: consuming ConnectedQueuePair, peer: Int, index: Int, depth: Int, signalEvery: Int) {
        let limits = pair.limits
        self.pair = pair
        self.peer = peer
        self.index = index
        self.depth = depth
        self.signalEvery = signalEvery
        let capacity = 1 << (Int.bitWidth - (depth - 1).leadingZeroBitCount)
        marks = .allocate(capacity: capacity)
        marks.initialize(repeating: 0, count: capacity)
        markMask = capacity - 1
        var receives = ReceiveRequestList(capacity: Self.noticeBatch, segments: 0, limits: limits)
        let id = WorkRequestID(kind: RequestKind.notice, peer: index, index: 0)
        for _ in 0..<Self.noticeBatch { receives.append(id) }
        noticeReceives = receives
    }

    deinit { marks.deallocate() }

    /// Requests that can be posted now.
    var room: Int { depth &- (posted &- completed) }

    /// Whether the last of the next `count` requests has to be reported, so that the queue learns what is over.
    func needsMark(after count: Int) -> Bool { posted &+ count &- lastMark >= signalEvery }

    /// Requests were posted, of which the one `distance` behind what was posted before is reported.
    mutating func mark(at distance: Int) {
        lastMark = posted &+ distance
        marks[nextMark & markMask] = lastMark
        nextMark &+= 1
    }

    /// `count` requests were posted; their marks came before.
    mutating func advance(by count: Int) { posted &+= count }

    /// The oldest reported request is over, and with it all before.
    mutating func reclaim() {
        completed = marks[firstMark & markMask]
        firstMark &+= 1
    }

    /// A notice came in: its receive is posted again, together with others.
    mutating func useReceive() throws(VerbsError) {
        usedReceives &+= 1
        if usedReceives == Self.noticeBatch { try postReceives() }
    }

    /// Posts one batch of receives for notices.
    mutating func postReceives() throws(VerbsError) {
        usedReceives = 0
        let count = try pair.post(noticeReceives, 0..<Self.noticeBatch)
        precondition(count == Self.noticeBatch, "the receive queue holds all receives there are")
    }
}

/// What the ids of work requests say about them.
enum RequestKind {
    /// A send request whose report only says that it and those before are over.
    static let plain: UInt8 = 1
    /// A lane's last request, whose report says that the lane's bytes are no longer needed here, or have come.
    static let last: UInt8 = 2
    /// A receive for a notice.
    static let notice: UInt8 = 3
    /// A receive that takes a lane's bytes.
    static let data: UInt8 = 4
}
