import TransferCore

/// Fills work requests with pieces in wire order, and starts a new one whenever a limit is reached.
struct RequestBuilder {
    private let limits: RequestLimits
    private var finished: [WorkRequest] = []
    private var open = WorkRequest(wireOffset: 0, byteCount: 0, source: [], destination: [])

    init(limits: RequestLimits) { self.limits = limits }

    /// Appends a piece that is contiguous on both ends and follows the last one on the wire.
    mutating func append(_ piece: PiecePairs.Pair) {
        var piece = piece
        while piece.byteCount > 0 {
            let count = bytesThatFit(of: piece)
            if count > 0 {
                open.source.append(offset: piece.sourceOffset, byteCount: count)
                open.destination.append(offset: piece.destinationOffset, byteCount: count)
                open.byteCount += count
                piece.sourceOffset += count
                piece.destinationOffset += count
                piece.byteCount -= count
            }
            if piece.byteCount > 0 { close() }
        }
    }

    /// The requests of everything appended.
    mutating func finish() -> [WorkRequest] {
        if open.byteCount > 0 { close() }
        return finished
    }

    private mutating func close() {
        let next = open.wireOffset + open.byteCount
        finished.append(open)
        open = WorkRequest(wireOffset: next, byteCount: 0, source: [], destination: [])
    }

    /// How much of the piece goes into the open request; more than 0 where that is empty.
    private func bytesThatFit(of piece: PiecePairs.Pair) -> Int {
        guard open.source.hasRoom(for: piece.sourceOffset, within: limits.segments),
            open.destination.hasRoom(for: piece.destinationOffset, within: limits.segments)
        else { return 0 }
        let room = limits.messageBytes - open.byteCount
        if piece.byteCount <= room { return piece.byteCount }
        // The message is full inside the piece: back to the last aligned position in it, or to its start.
        let start = open.wireOffset + open.byteCount
        let aligned = room - (start + room) % limits.alignment
        if aligned > 0 { return aligned }
        return open.byteCount == 0 ? room : 0
    }
}

extension [WorkRequest.Segment] {
    /// Whether bytes at `offset` continue the last segment or may open another one.
    fileprivate func hasRoom(for offset: Int, within limit: Int) -> Bool { count < limit || last?.end == offset }

    /// Bytes that continue the last segment make it longer.
    fileprivate mutating func append(offset: Int, byteCount: Int) {
        if let last, last.end == offset {
            self[count - 1].byteCount += byteCount
        } else {
            append(WorkRequest.Segment(offset: offset, byteCount: byteCount))
        }
    }
}
