import Laws
import TransferCore

/// Fills work requests with pieces in wire order, and starts a new one whenever a limit is reached.
struct RequestBuilder {
    private let limits: RequestLimits
    private let sourceSegments: SegmentLimit
    private let destinationSegments: SegmentLimit
    /// The longest gap of the source that travels along.
    private let gap: Int
    private var finished: [WorkRequest] = []
    private var open = WorkRequest(wireOffset: 0, byteCount: 0, source: [], destination: [])

    init(limits: RequestLimits, operation: Operation, gap: Int) {
        self.limits = limits
        sourceSegments = SegmentLimit(operation == .read ? 1 : limits.segments)
        destinationSegments = SegmentLimit(operation == .write ? 1 : limits.segments)
        self.gap = gap
    }

    /// Appends a piece that is contiguous on both ends and follows the last one on the wire.
    mutating func append(_ piece: PiecePairs.Pair) {
        var piece = piece
        takeGapAlong(before: piece)
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

    /// Lengthens the open request's last source segment up to the piece, where no more than a short gap lies between.
    private mutating func takeGapAlong(before piece: PiecePairs.Pair) {
        guard gap > 0, let last = open.source.last else { return }
        let distance = piece.sourceOffset - last.end
        guard (1...gap).contains(distance), open.byteCount + distance + piece.byteCount <= limits.messageBytes,
            destinationSegments.allows(open.destination.count + 2)
        else { return }
        open.source[open.source.count - 1].byteCount += distance
        open.destination.append(WorkRequest.Segment(offset: 0, byteCount: distance, isSink: true))
        open.byteCount += distance
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
        guard open.source.hasRoom(for: piece.sourceOffset, within: sourceSegments),
            open.destination.hasRoom(for: piece.destinationOffset, within: destinationSegments)
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
    fileprivate func hasRoom(for offset: Int, within limit: SegmentLimit) -> Bool {
        limit.allows(count + 1) || isContinued(at: offset)
    }

    private func isContinued(at offset: Int) -> Bool { last.map { !$0.isSink && $0.end == offset } ?? false }

    /// Bytes that continue the last segment make it longer.
    fileprivate mutating func append(offset: Int, byteCount: Int) {
        if isContinued(at: offset) {
            self[count - 1].byteCount += byteCount
        } else {
            append(WorkRequest.Segment(offset: offset, byteCount: byteCount))
        }
    }
}
