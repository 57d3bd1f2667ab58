import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// How much of the posting thread's own time a write takes before `ibv_post_send` returns.
struct PostingOccupancy {
    /// What the curve of such times is called.
    static let curve = "handing over"

    private let posting: [Stopwatch.Timing]
    private let fit: JointFit

    /// - Parameter posting: the thread's time for posting writes, at `x` bytes each.
    /// - Throws: where they are too few.
    init(_ posting: [Stopwatch.Timing]) throws(MeasurementRefusal) {
        self.posting = posting
        fit = try JointFit(posting) { [1, $0.x] }
    }

    /// What it says of L1.
    ///
    /// - Parameters:
    ///   - setup: the law's tp, in nanoseconds.
    ///   - bytesPerNanosecond: the law's Bc.
    ///   - copies: the same bytes copied by the processor.
    ///   - writes: the same writes, posted and waited for.
    func remarks(
        setup: Double, bytesPerNanosecond: Double, copies: [Stopwatch.Timing], writes: [Stopwatch.Timing]
    ) -> [String] {
        let crossing = Crossing(of: posting, below: copies)
        var remarks = [
            "by the processor's time alone the law has a break-even in any case, S*_cpu = tp Bc = "
                + "\(rounded(setup * bytesPerNanosecond)) B, as it says that nothing of the bytes costs the processor time",
            "measured by the time of the posting thread (CLOCK_THREAD_CPUTIME_ID), ibv_post_send takes "
                + "\(rounded(fit.coefficients[0].value)) ns and \(rounded(fit.coefficients[1].value)) ns a byte: "
                + (crossing.first == nil
                    ? "it costs the processor more than the copy does at \(rounded(posting.last?.x ?? 0)) B"
                    : "it comes to cost the processor less than the copy \(crossing.text("B"))"),
        ]
        if let last = posting.last, let whole = writes.last {
            let share = min(1, last.found.value / whole.found.value)
            remarks.append(
                "of a write of \(ByteCount(Int(last.x))), \(rounded(100 * share)) % is spent before ibv_post_send returns"
                    + (share > 0.25
                        ? ": what carries the bytes here is the thread that posts, in the kernel, and it is not freed"
                        : ""))
        }
        return remarks
    }
}

extension LoopbackQueue {
    /// Writes posted at once, at most, before the first of them is waited for.
    private static let mostPosted = 32

    /// Posting a chain of one request, without waiting for its end.
    func handingOver(_ chain: RequestChain, x: Double) -> Stopwatch.Cell {
        .init(
            curve: PostingOccupancy.curve, x: x,
            ending: .init(afterAtMost: Self.mostPosted) { () throws(MeasurementRefusal) in
                try self.wait(for: self.posted)
            }
        ) { () throws(MeasurementRefusal) in try self.post(chain) }
    }
}
