public import TransferCore

/// Plans transfers for transports whose messages carry lists of segments.
public enum SegmentPlanner {
    /// A transfer as work requests in wire order, each within `limits`, both ends cut at the same wire positions.
    ///
    /// A request reaches as far as its limits allow to a wire position where a contiguous piece of either end is over,
    /// or that is a multiple of `limits.alignment` counted from the transfer's first byte. Where its limits allow no
    /// such position, it reaches as far as they allow.
    ///
    /// - Parameters:
    ///   - source: what is read.
    ///   - destination: what is written.
    ///   - method: `gather` fills both lists of segments; `coalesce` does so and lets short gaps of the source travel
    ///     along; `fragment` has one segment on each end of a request; `pack` moves a contiguous bounce buffer to
    ///     another one, so its offsets are those in the bounce buffers.
    ///   - operation: a `write` has one segment at its destination, a `read` one at its source.
    ///   - limits: of one request.
    ///   - gap: for `coalesce`, the longest gap that travels, in bytes. It lands in a sink, for which a `write`, which
    ///     has no second segment at its destination, has no place.
    /// - Throws: `.invalidPlan` where the byte counts differ, `.unsupported` for any other method.
    public static func requests(
        from source: some WireLayout, to destination: some WireLayout, method: Method, operation: Operation = .send,
        limits: RequestLimits, gap: Int = 0
    ) throws(TransferError) -> [WorkRequest] {
        try requireEqualByteCounts(source, destination)
        func requests(
            from source: some WireLayout, to destination: some WireLayout, _ limits: RequestLimits, gap: Int = 0
        )
            -> [WorkRequest]
        {
            var builder = RequestBuilder(limits: limits, operation: operation, gap: gap)
            for pair in PiecePairs(from: source, to: destination) { builder.append(pair) }
            return builder.finish()
        }
        switch method {
        case .gather: return requests(from: source, to: destination, limits)
        case .coalesce: return requests(from: source, to: destination, limits, gap: gap)
        case .fragment:
            let single = RequestLimits(segments: 1, messageBytes: limits.messageBytes, alignment: limits.alignment)
            return requests(from: source, to: destination, single)
        case .pack:
            let bounce = Layout(unchecked: 0, block: source.byteCount)
            return requests(from: bounce, to: bounce, limits)
        case .datatype, .auto:
            throw TransferError(
                .unsupported, during: "planning a transfer",
                cause: "method \(method.rawValue) is not made of segments",
                advice: "choose gather, fragment, coalesce or pack")
        }
    }
}
