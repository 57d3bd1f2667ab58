public import HostSystem
public import TransferCore

/// Several prepared exchanges that take turns: the slots of a stream, the rounds of a staged transfer.
///
/// Calls them without counting references, which an array of objects does at every access.
public final class ExchangeRow<Exchange: PreparedExchange> {
    private let exchanges: [Exchange]
    private let uncounted: UnsafeMutableBufferPointer<Unmanaged<Exchange>>

    /// A row of `exchanges`, in this order.
    public init(_ exchanges: [Exchange]) {
        self.exchanges = exchanges
        uncounted = .allocate(capacity: exchanges.count)
        _ = uncounted.initialize(from: exchanges.map { Unmanaged.passUnretained($0) })
    }

    deinit { uncounted.deallocate() }

    /// How many exchanges there are.
    public var count: Int { uncounted.count }

    /// Begins the next iteration of the exchange at `index`.
    @inline(__always)
    public func start<Marks: PhaseMarks>(_ index: Int, marking marks: inout Marks) throws(TransferError) {
        try call(index) { (exchange) throws(TransferError) in try exchange.start(marking: &marks) }
    }

    /// Moves the exchange at `index` on by what can be done now.
    @inline(__always)
    public func advance<Marks: PhaseMarks>(
        _ index: Int, marking marks: inout Marks
    ) throws(TransferError) -> Progress {
        try call(index) { (exchange) throws(TransferError) in try exchange.advance(marking: &marks) }
    }

    /// Advances the running iteration of the exchange at `index` until it is complete.
    ///
    /// - Parameter waiter: paces the polls; its deadline and its watch over the peers end the wait.
    /// - Throws: what `advance` throws; `.timeout`, `.peerLost` or `.interrupted` where waiting is pointless.
    @inline(__always)
    public func finish<Marks: PhaseMarks>(
        _ index: Int, _ waiter: inout Waiter, marking marks: inout Marks
    ) throws(TransferError) {
        if try advance(index, marking: &marks) == .complete { return }
        waiter.begin()
        while try advance(index, marking: &marks) == .pending {
            let verdict = waiter.pause()
            if case .keepWaiting = verdict { continue }
            throw verdict.asTransferError(awaiting: exchanges[index].awaitedPeers, waiter)
        }
    }

    /// As `start`, `advance` and `finish` above, while nobody listens to phases.
    @inline(__always)
    public func start(_ index: Int) throws(TransferError) {
        var marks = NoMarks()
        try start(index, marking: &marks)
    }

    /// See `start`.
    @inline(__always)
    public func advance(_ index: Int) throws(TransferError) -> Progress {
        var marks = NoMarks()
        return try advance(index, marking: &marks)
    }

    /// See `start`.
    @inline(__always)
    public func finish(_ index: Int, _ waiter: inout Waiter) throws(TransferError) {
        var marks = NoMarks()
        try finish(index, &waiter, marking: &marks)
    }

    /// The exchange at `index`, for everything that is not timed.
    public subscript(index: Int) -> Exchange { exchanges[index] }

    /// What all of them counted.
    public var evidence: Evidence { exchanges.reduce(Evidence()) { $0 + $1.evidence } }

    @inline(__always)
    private func call<Value>(
        _ index: Int, _ body: (Exchange) throws(TransferError) -> Value
    ) throws(TransferError) -> Value {
        // The standard library's call passes untyped errors only.
        let outcome = uncounted[index]._withUnsafeGuaranteedRef { exchange -> Result<Value, TransferError> in
            do throws(TransferError) { return .success(try body(exchange)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
