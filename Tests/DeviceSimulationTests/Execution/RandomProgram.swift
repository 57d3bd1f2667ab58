import DeviceModel
import TransferCore

/// Copies at random between two devices' memories, by four rings, two a device, with the flags that make their order that of
/// the program wherever it matters.
struct RandomProgram {
    private struct Move {
        let copy: StridedCopy
        let ring: Int
        /// The devices whose memories are read and written.
        let source: Int
        let destination: Int

        /// Whether the order of two moves can be seen, as far as their bounds tell.
        func conflicts(with other: Move) -> Bool {
            func meet(_ first: (Int, Range<Int>), _ second: (Int, Range<Int>)) -> Bool {
                first.0 == second.0 && first.1.overlaps(second.1)
            }
            let (reads, writes) = ((source, copy.sourceBounds), (destination, copy.destinationBounds))
            let written = (other.destination, other.copy.destinationBounds)
            return meet(writes, written) || meet(reads, written)
                || meet(writes, (other.source, other.copy.sourceBounds))
        }
    }

    static let rings = 4
    static let size = 1024

    private let moves: [Move]
    /// How many waits the order needs.
    private(set) var waits = 0
    /// What each ring executes; the first two are device 0's.
    private(set) var descriptors: [[Descriptor]] = Array(repeating: [], count: rings)

    static func device(of ring: Int) -> Int { ring / 2 }

    init(_ count: Int, for pair: DevicePair, using generator: inout SeededGenerator) {
        moves = (0..<count).map { _ in
            let ring = Int.random(in: 0..<Self.rings, using: &generator)
            let source = Int.random(in: 0..<2, using: &generator)
            let destination = Int.random(in: 0..<2, using: &generator)
            let isPeers = source != Self.device(of: ring) && destination != Self.device(of: ring)
            // From one half to the other, so that its ends never overlap.
            let half = Self.size / 2
            let from = Bool.random(using: &generator) ? half : 0
            let copy = StridedCopy.random(within: half, using: &generator)
            return Move(
                copy: copy.shifted(source: from, destination: half - from), ring: ring,
                source: isPeers ? 1 - source : source, destination: destination)
        }
        for index in moves.indices {
            let move = moves[index]
            let device = Self.device(of: move.ring)
            // A ring waits for the last move of every other that must come before.
            for other in 0..<Self.rings where other != move.ring {
                let before = moves[..<index].lastIndex { $0.ring == other && $0.conflicts(with: move) }
                guard let before else { continue }
                descriptors[move.ring].append(
                    .wait(flag: Self.flag(from: other, to: move.ring), atLeast: UInt64(before + 1)))
                waits += 1
            }
            func slot(_ memory: Int) -> MemorySlot { memory == device ? pair.own[device] : pair.far[device] }
            let copy = Descriptor.copy(BoundedCopy(move.copy), from: slot(move.source), to: slot(move.destination))
            descriptors[move.ring].append(Bool.random(using: &generator) ? copy.counted : copy)
            let followers = moves[(index + 1)...].filter { $0.ring != move.ring && $0.conflicts(with: move) }
            guard !followers.isEmpty else { continue }
            descriptors[move.ring].append(.fence)
            for ring in Set(followers.map(\.ring)).sorted() {
                let peer = Self.device(of: ring) == device ? PeerSlot.own : pair.peers[device]
                descriptors[move.ring].append(
                    .set(flag: Self.flag(from: move.ring, to: ring), of: peer, to: UInt64(index + 1)))
            }
        }
    }

    private static func flag(from: Int, to: Int) -> Int { from * rings + to }

    /// What the moves leave, one after the other and byte by byte, as their definition says.
    func applied(to memories: [[UInt8]]) -> [[UInt8]] {
        moves.reduce(into: memories) { memories, move in
            memories[move.destination] = move.copy.applied(
                from: memories[move.source], to: memories[move.destination])
        }
    }
}

extension StridedCopy {
    /// A copy whose destination names no byte twice, with both ends below `size`.
    fileprivate static func random(within size: Int, using generator: inout SeededGenerator) -> StridedCopy {
        let block = Int.random(in: 1...12, using: &generator)
        var (extents, dimensions) = ((block, block), [Dimension]())
        for _ in 0..<3 {
            let count = Int.random(in: 1...3, using: &generator)
            let source = extents.0 + Int.random(in: 0...5, using: &generator)
            let destination = extents.1 + Int.random(in: 0...5, using: &generator)
            dimensions.append(Dimension(count: count, sourceStride: source, destinationStride: destination))
            extents = (source * (count - 1) + extents.0, destination * (count - 1) + extents.1)
        }
        dimensions.shuffle(using: &generator)
        return StridedCopy(
            sourceOffset: Int.random(in: 0...(size - extents.0), using: &generator),
            destinationOffset: Int.random(in: 0...(size - extents.1), using: &generator),
            block: block, inner: dimensions[0], middle: dimensions[1], outer: dimensions[2])
    }

    fileprivate func shifted(source: Int, destination: Int) -> StridedCopy {
        var copy = self
        copy.sourceOffset += source
        copy.destinationOffset += destination
        return copy
    }

    fileprivate func applied(from source: [UInt8], to destination: [UInt8]) -> [UInt8] {
        var result = destination
        for outermost in 0..<outer.count {
            for between in 0..<middle.count {
                for innermost in 0..<inner.count {
                    var (from, to) = (sourceOffset, destinationOffset)
                    for (index, dimension) in [(outermost, outer), (between, middle), (innermost, inner)] {
                        from += index * dimension.sourceStride
                        to += index * dimension.destinationStride
                    }
                    for byte in 0..<block { result[to + byte] = source[from + byte] }
                }
            }
        }
        return result
    }
}
