// Which ranks get which part of the grid.
extension HaloGeometry {
    /// Refuses a process grid that does not suit.
    static func check(
        _ processGrid: [Int], for grid: [Int], ranks: Int, ghost: Int
    ) throws(WorkloadError) {
        let name = words(processGrid)
        guard processGrid.count == grid.count else {
            throw WorkloadError(
                "the process grid \(name) has \(processGrid.count) extents, the grid \(grid.count)",
                remedy: "give as many")
        }
        for extent in processGrid { try require(extent, in: 1...Origin.ranks, as: "an extent of the process grid") }
        let product = processGrid.reduce(1, *)
        guard product == ranks else {
            throw WorkloadError(
                "the process grid \(name) has room for \(product) ranks, not \(ranks)",
                remedy: "give extents whose product is \(ranks)")
        }
        for (cells, parts) in zip(grid, processGrid) where cells / parts < ghost {
            throw WorkloadError(
                "\(cells) cells divided among \(parts) ranks leave \(cells / parts) for one, the ghost layer is \(ghost) wide",
                remedy: "choose fewer ranks along that extent, a narrower ghost layer or a larger grid")
        }
    }

    /// The process grid that exchanges the fewest cells; of equal ones that which cuts the slowest varying extents,
    /// because their faces are the most contiguous.
    static func leastSurface(of grid: [Int], ranks: Int, ghost: Int, periodic: Bool) throws(WorkloadError) -> [Int] {
        let cells = grid.reduce(1.0) { $0 * Double($1) }
        var best: (surface: Double, processGrid: [Int])?
        for candidate in factorizations(of: ranks, into: grid.count)
        where zip(grid, candidate).allSatisfy({ $0 / $1 >= ghost }) {
            let surface = zip(grid, candidate).reduce(0.0) { sum, axis in
                sum + cells / Double(axis.0) * Double(periodic ? axis.1 : axis.1 - 1)
            }
            if best.map({ surface < $0.surface }) ?? true { best = (surface, candidate) }
        }
        guard let best else {
            throw WorkloadError(
                "the grid \(words(grid)) cannot be divided among \(ranks) ranks with a ghost layer \(ghost) wide",
                remedy: "choose fewer ranks, a narrower ghost layer or a larger grid")
        }
        return best.processGrid
    }

    /// All ways to write `number` as a product of `count` factors, those with small first factors first.
    private static func factorizations(of number: Int, into count: Int) -> [[Int]] {
        guard count > 1 else { return [[number]] }
        return (1...number).filter { number % $0 == 0 }.flatMap { factor in
            factorizations(of: number / factor, into: count - 1).map { [factor] + $0 }
        }
    }

    private static func words(_ extents: [Int]) -> String { extents.map(String.init).joined(separator: "x") }
}
