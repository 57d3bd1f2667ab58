/// One element, or one byte, that is not what it should be, and why.
public struct Mismatch: Hashable, Sendable {
    /// What seems to have happened.
    public enum Cause: String, CaseIterable, Sendable {
        /// The element of an earlier iteration.
        case staleIteration = "stale iteration"
        /// The element of a later iteration: it came before this rank was ready for it.
        case earlyIteration = "later iteration"
        /// An element of this iteration made by another rank.
        case wrongNeighbour = "wrong neighbour"
        /// Another element of the right rank and iteration.
        case wrongStride = "wrong stride"
        /// Partly right, partly something else.
        case tornElement = "torn element"
        /// The guard that was there before the transfer.
        case nothingArrived = "nothing arrived"
        /// A byte changed that no transfer may touch.
        case outsideLayout = "byte outside the layout"
        /// Bytes that no origin explains.
        case corrupted = "corrupted"
    }

    /// What seems to have happened.
    public let cause: Cause
    /// Byte offset in the region.
    public let offset: Int
    /// What should be there, in words.
    public let expected: String
    /// What is there, in words.
    public let found: String
}

extension Mismatch: CustomStringConvertible {
    /// `at byte 72: stale iteration: expected cell (0, 0) of rank 1, iteration 7; found …, iteration 6`.
    public var description: String { "at byte \(offset): \(cause.rawValue): expected \(expected); found \(found)" }
}

extension Mismatch {
    /// A guard that changed from `offset` on.
    static func changedGuard(at offset: Int, found: [UInt8], in space: some OriginSpace) -> Mismatch {
        var words = "the bytes \(hexadecimal(found))"
        if found.count == 8 {
            let origin = OriginCode(word: littleEndianWord(found[...]), at: 0).origin
            if space.isPlausible(origin) { words = space.describe(origin) }
        }
        return Mismatch(cause: .outsideLayout, offset: offset, expected: "the guard", found: words)
    }
}

extension OriginSpace {
    /// Whether an element of this origin exists, in any iteration.
    func isPlausible(_ origin: Origin) -> Bool {
        origin.rank < ranks && origin.index < indexCount && owns(rank: origin.rank, index: origin.index)
    }

    /// The origin in words.
    func describe(_ origin: Origin) -> String {
        "\(describe(index: origin.index)) of rank \(origin.rank), "
            + "\(iterationName) \(origin.iteration & (Origin.iterations - 1))"
    }
}

/// Up to eight of `bytes`: `3f 00 12`.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let shown = bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    return bytes.count > 8 ? shown + " …" : shown
}

/// Up to eight bytes as a word, the first the lowest.
func littleEndianWord(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}
