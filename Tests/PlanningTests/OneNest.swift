/// Whether a block and at most three dimensions around it describe the moves in wire order, found by trying all of
/// them.
func isOneNest(_ moves: [Move]) -> Bool {
    /// The first `size` moves are described; `depth` more dimensions may be put around them.
    func isNest(_ size: Int, depth: Int) -> Bool {
        if size == moves.count { return true }
        guard depth > 0 else { return false }
        let step = moves[size].steps(from: moves[0])
        guard step.source > 0, step.destination > 0 else { return false }
        let repetitions = (1..<moves.count / size).prefix { index in
            (0..<size).allSatisfy { byte in
                moves[index * size + byte].steps(from: moves[byte]) == (index * step.source, index * step.destination)
            }
        }
        return repetitions.contains { last in
            moves.count % (size * (last + 1)) == 0 && isNest(size * (last + 1), depth: depth - 1)
        }
    }
    let block = 1 + zip(moves, moves.dropFirst()).prefix { $1.steps(from: $0) == (1, 1) }.count
    return (1...block).contains { moves.count % $0 == 0 && isNest($0, depth: 3) }
}

extension Move {
    fileprivate func steps(from other: Move) -> (source: Int, destination: Int) {
        (source - other.source, destination - other.destination)
    }
}
