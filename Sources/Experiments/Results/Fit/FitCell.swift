import Statistics
import TransferCore

/// A measured cell as a model of costs sees it: what moves, in how many parts, and how long it took.
struct FitCell: Hashable, Sendable {
    let workload: String
    let method: Method
    /// Messages of an event.
    let messages: Int
    /// Contiguous pieces of a message.
    let pieces: Int
    /// Bytes of a piece.
    let pieceBytes: Int
    /// The median over all launches.
    let nanoseconds: Double

    /// The cell, if it is one that the model knows: a message, or a window of them, from one rank to another.
    init?(_ cell: StoredCell) {
        let identity = cell.identity
        let samples = cell.launches.flatMap { $0 }
        guard cell.status.hasFigures, !samples.isEmpty, identity.ranks == 2, identity.blockBytes > 0,
            ["latency", "bandwidth"].contains(identity.workload), identity.method != .datatype,
            // What is contiguous crosses alike by every method.
            identity.method != .auto || identity.sizeBytes == identity.blockBytes,
            identity.option("direction") != "both", identity.sizeBytes % identity.blockBytes == 0
        else { return nil }
        workload = identity.workload
        method = identity.method
        messages = identity.option("window").flatMap { Int($0) } ?? 1
        pieces = identity.sizeBytes / identity.blockBytes
        pieceBytes = identity.blockBytes
        nanoseconds = Quantile.median.estimate(sorted: samples.sorted())
    }

    /// What was measured, in an order in which neighbours are alike, so that both halves of the cells have all kinds.
    struct Place: Hashable, Comparable {
        let workload: String
        let method: String
        let messages: Int
        let pieces: Int
        let pieceBytes: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.workload, left.method, left.messages, left.pieces, left.pieceBytes)
                < (right.workload, right.method, right.messages, right.pieces, right.pieceBytes)
        }
    }

    /// What was measured. What is contiguous crosses alike by every method, and is one place.
    var place: Place {
        Place(
            workload: workload, method: pieces == 1 ? "" : method.rawValue, messages: messages, pieces: pieces,
            pieceBytes: pieceBytes)
    }

    /// Requests of an event: one for each piece where each piece has its own.
    var requests: Int { method == .fragment ? messages * pieces : messages }
    /// Segments of an event beyond the first of each request.
    var furtherSegments: Int { method == .fragment || isPacked ? 0 : messages * (pieces - 1) }
    /// Bytes of an event.
    var bytes: Int { messages * pieces * pieceBytes }
    /// Whether the processor packs and unpacks it.
    var isPacked: Bool { method == .pack && pieces > 1 }

    /// What the cell's time is a sum of, in the order of `MachineModel.figures`.
    var variables: [Double] {
        let packed = isPacked ? 2.0 : 0
        return [
            1, Double(requests - 1), Double(furtherSegments), Double(bytes), packed * Double(bytes),
            packed * Double(messages * pieces),
        ]
    }
}
