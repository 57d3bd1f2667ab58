/// One extent of a halo exchange's grid, as it is divided among ranks.
struct HaloAxis: Hashable, Sendable {
    /// Who owns which indices: one part for each rank along the axis.
    let split: BlockSplit
    /// Ghost cells on either side; 0 for the third axis of a 2-D grid.
    let ghost: Int

    /// Cells that part `place` owns.
    func owned(by place: Int) -> Range<Int> { split.range(of: place) }

    /// Cells of part `place`'s local array, ghosts included.
    func localExtent(of place: Int) -> Int { owned(by: place).count + 2 * ghost }

    /// The part next to `place` in `direction` (-1, 0 or 1), or nothing at the outer boundary.
    func neighbour(of place: Int, towards direction: Int, periodic: Bool) -> Int? {
        let next = place + direction
        guard periodic else { return (0..<split.parts).contains(next) ? next : nil }
        return (next + split.parts) % split.parts
    }

    /// Local indices that a transfer in `direction` reads: the owned cells nearest to that side.
    func sent(from place: Int, towards direction: Int) -> Range<Int> {
        let count = owned(by: place).count
        return switch direction {
        case -1: ghost..<2 * ghost
        case 1: count..<count + ghost
        default: ghost..<ghost + count
        }
    }

    /// Local indices that a transfer in `direction` fills: the ghosts on the side that it comes from.
    func received(at place: Int, travelling direction: Int) -> Range<Int> {
        let count = owned(by: place).count
        return switch direction {
        case -1: ghost + count..<count + 2 * ghost
        case 1: 0..<ghost
        default: ghost..<ghost + count
        }
    }
}
