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
    ///   - method: `gather` fills both lists of segments; `fragment` has one segment on each end of a request; `pack`
    ///     moves a contiguous bounce buffer to another one, so its offsets are those in the bounce buffers.
    ///   - limits: of one request.
    /// - Throws: `.invalidPlan` where the byte counts differ, `.unsupported` for any other method.
    public static func requests(
        from source: Layout, to destination: Layout, method: Method, limits: RequestLimits
    ) throws(TransferError) -> [WorkRequest] {
        try requireEqualByteCounts(source, destination)
        switch method {
        case .gather:
            return requests(PiecePairs(from: source, to: destination), limits: limits)
        case .fragment:
            let single = RequestLimits(segments: 1, messageBytes: limits.messageBytes, alignment: limits.alignment)
            return requests(PiecePairs(from: source, to: destination), limits: single)
        case .pack:
            let bounce = Layout(unchecked: 0, block: source.byteCount)
            return requests(PiecePairs(from: bounce, to: bounce), limits: limits)
        case .coalesce, .datatype, .auto:
            throw TransferError(
                .unsupported, during: "planning a transfer",
                cause: "method \(method.rawValue) is not made of segments",
                advice: "choose gather, fragment or pack")
        }
    }

    private static func requests(_ pairs: PiecePairs, limits: RequestLimits) -> [WorkRequest] {
        var builder = RequestBuilder(limits: limits)
        for pair in pairs { builder.append(pair) }
        return builder.finish()
    }
}
