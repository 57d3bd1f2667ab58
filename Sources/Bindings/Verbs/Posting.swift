public import CIBVerbs
internal import Glibc

// Posting a run of a prebuilt chain. The chain is cut behind the run for the time of the call.

extension SendRequestList {
    /// Hands the requests in `range` to `call`, chained; see `ConnectedQueuePair.post`.
    @inlinable @inline(__always)
    func post(
        _ range: Range<Int>,
        _ call: (UnsafeMutablePointer<ibv_send_wr>, UnsafeMutablePointer<UnsafeMutablePointer<ibv_send_wr>?>) -> Int32
    ) throws(VerbsError) -> Int {
        precondition(0 <= range.lowerBound && range.upperBound <= count, "the list has no such requests")
        if range.isEmpty { return 0 }
        let first = requests + range.lowerBound
        let last = requests + (range.upperBound - 1)
        let rest = last.pointee.next
        last.pointee.next = nil
        var refused: UnsafeMutablePointer<ibv_send_wr>?
        let code = call(first, &refused)
        last.pointee.next = rest
        if code == 0 { return range.count }
        return try postedBeforeRefusal(code, "ibv_post_send", refused.map { $0 - first })
    }
}

extension ReceiveRequestList {
    /// Hands the receives in `range` to `call`, chained.
    @inlinable @inline(__always)
    func post(
        _ range: Range<Int>, _ function: StaticString,
        _ call: (UnsafeMutablePointer<ibv_recv_wr>, UnsafeMutablePointer<UnsafeMutablePointer<ibv_recv_wr>?>) -> Int32
    ) throws(VerbsError) -> Int {
        precondition(0 <= range.lowerBound && range.upperBound <= count, "the list has no such receives")
        if range.isEmpty { return 0 }
        let first = requests + range.lowerBound
        let last = requests + (range.upperBound - 1)
        let rest = last.pointee.next
        last.pointee.next = nil
        var refused: UnsafeMutablePointer<ibv_recv_wr>?
        let code = call(first, &refused)
        last.pointee.next = rest
        if code == 0 { return range.count }
        return try postedBeforeRefusal(code, function, refused.map { $0 - first })
    }
}

/// A post that did not take everything: a full queue is a count, anything else an error.
@inline(never) @usableFromInline
func postedBeforeRefusal(_ code: Int32, _ function: StaticString, _ refused: Int?) throws(VerbsError) -> Int {
    if abs(code) == ENOMEM, let refused { return refused }
    let place = refused.map { "posting request \($0) of a list" } ?? "posting a list of requests"
    try positiveErrno(
        function, place, hint: { $0 == EINVAL ? "check segments, sizes and the alignment of atomic operations" : nil },
        code)
    return 0
}
