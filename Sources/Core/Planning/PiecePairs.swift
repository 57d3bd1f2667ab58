import TransferCore

/// A transfer cut into pieces that are contiguous on both ends, in wire order, each as long as can be.
struct PiecePairs: Sequence, IteratorProtocol {
    /// Bytes that are contiguous on both ends.
    struct Pair {
        var sourceOffset: Int
        var destinationOffset: Int
        var byteCount: Int
    }

    private var sources: ContiguousPieces
    private var destinations: ContiguousPieces
    /// What is left of the piece in hand on each end.
    private var source = WorkRequest.Segment(offset: 0, byteCount: 0)
    private var destination = WorkRequest.Segment(offset: 0, byteCount: 0)

    /// Both layouts have the same byte count.
    init(from source: some WireLayout, to destination: some WireLayout) {
        sources = ContiguousPieces(source)
        destinations = ContiguousPieces(destination)
    }

    mutating func next() -> Pair? {
        if source.byteCount == 0 {
            guard let piece = sources.next() else { return nil }
            source = piece
        }
        if destination.byteCount == 0 {
            guard let piece = destinations.next() else { return nil }
            destination = piece
        }
        let pair = Pair(
            sourceOffset: source.offset, destinationOffset: destination.offset,
            byteCount: Swift.min(source.byteCount, destination.byteCount))
        source = WorkRequest.Segment(
            offset: source.offset + pair.byteCount, byteCount: source.byteCount - pair.byteCount)
        destination = WorkRequest.Segment(
            offset: destination.offset + pair.byteCount, byteCount: destination.byteCount - pair.byteCount)
        return pair
    }
}
