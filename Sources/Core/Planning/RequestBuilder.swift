import Laws
import TransferCore

/// Fills work requests with pieces in wire order, and starts a new one whenever a limit is reached.
struct RequestBuilder {
    private let alignment: Int
    /// What a request holds at its source (laws L11 and L20).
    private let source: CommandLimits
    /// What it holds at its destination.
    private let destination: CommandLimits
    /// The longest gap of the source that travels along.
    private let gap: Int
    private var finished: [WorkRequest] = []
    private var open = WorkRequest(wireOffset: 0, byteCount: 0, source: [], destination: [])

    init(limits: RequestLimits, operation: Operation, gap: Int) {
        alignment = limits.alignment
        source = CommandLimits(entries: operation == .read ? 1 : limits.segments, bytes: limits.messageBytes)
        destination = CommandLimits(entries: operation == .write ? 1 : limits.segments, bytes: limits.messageBytes)
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
        // The sink is a segment, and the piece behind it is another.
        let room = destination.room(
            used: open.byteCount, usedEntries: open.destination.count + 1, continues: false)
        guard (1...gap).contains(distance), distance + piece.byteCount <= room else { return }
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
        let room = min(
            source.room(for: piece.sourceOffset, behind: open.source, used: open.byteCount),
            destination.room(for: piece.destinationOffset, behind: open.destination, used: open.byteCount))
        guard room > 0 else { return 0 }
        if piece.byteCount <= room { return piece.byteCount }
        // The message is full inside the piece: back to the last aligned position in it, or to its start.
        let start = open.wireOffset + open.byteCount
        let aligned = room - (start + room) % alignment
        if aligned > 0 { return aligned }
        return open.byteCount == 0 ? room : 0
    }
}

extension [WorkRequest.Segment] {
    /// Whether bytes at `offset` continue the last segment.
    fileprivate func isContinued(at offset: Int) -> Bool { last.map { !$0.isSink && $0.end == offset } ?? false }

    /// Bytes that continue the last segment make it longer.
    fileprivate mutating func append(offset: Int, byteCount: Int) {
        if isContinued(at: offset) {
            self[count - 1].byteCount += byteCount
        } else {
            append(WorkRequest.Segment(offset: offset, byteCount: byteCount))
        }
    }
}

extension CommandLimits {
    /// How many bytes at `offset` fit behind segments that hold `used` bytes.
    fileprivate func room(for offset: Int, behind segments: [WorkRequest.Segment], used: Int) -> Int {
        room(used: used, usedEntries: segments.count, continues: segments.isContinued(at: offset))
    }
}
