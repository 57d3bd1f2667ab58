import Planning
import TransferCore

extension Layout {
    /// The offset of every byte in wire order, spelled out from the definition.
    var wireBytes: [Int] {
        var bytes = (offset..<offset + block).map { $0 }
        for dimension in dimensions {
            bytes = (0..<dimension.count).flatMap { index in bytes.map { $0 + index * dimension.stride } }
        }
        return bytes
    }
}

/// One byte on its way.
struct Move: Hashable, Comparable {
    let source: Int
    let destination: Int

    static func < (left: Move, right: Move) -> Bool {
        (left.destination, left.source) < (right.destination, right.source)
    }
}

/// What a transfer must move, in wire order.
func moves(from source: Layout, to destination: Layout) -> [Move] {
    zip(source.wireBytes, destination.wireBytes).map { Move(source: $0, destination: $1) }
}

extension StridedCopy {
    /// What the copy moves.
    var moves: [Move] {
        var moves = (0..<block).map { Move(source: sourceOffset + $0, destination: destinationOffset + $0) }
        for dimension in [inner, middle, outer] {
            moves = (0..<dimension.count).flatMap { index in
                moves.map { move in
                    Move(
                        source: move.source + index * dimension.sourceStride,
                        destination: move.destination + index * dimension.destinationStride)
                }
            }
        }
        return moves
    }

    /// Whether every dimension repeats forwards on both ends, or not at all.
    var isWellFormed: Bool {
        [inner, middle, outer].allSatisfy { dimension in
            dimension == .once || (dimension.count > 1 && dimension.sourceStride > 0 && dimension.destinationStride > 0)
        }
    }
}

extension WorkRequest {
    /// What the request moves, in wire order.
    var moves: [Move] {
        zip(source.flatMap(\.bytes), destination.flatMap(\.bytes)).map { Move(source: $0, destination: $1) }
    }
}

extension WorkRequest.Segment {
    /// The offset of every byte.
    var bytes: Range<Int> { offset..<end }
}
