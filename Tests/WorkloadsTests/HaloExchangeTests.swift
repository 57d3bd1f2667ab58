import Testing
import TransferCore
import Workloads

@Suite struct HaloExchangeTests {
    /// A random geometry of up to 18 ranks.
    private func geometry(seed: UInt64) throws -> HaloGeometry {
        var generator = SeededGenerator(seed: seed)
        let extents = Int.random(in: 2...3, using: &generator)
        let ghost = Int.random(in: 1...2, using: &generator)
        let processGrid = (0..<extents).map { _ in Int.random(in: 1...(extents == 2 ? 4 : 3), using: &generator) }
        let grid = processGrid.map { Int.random(in: ghost * $0...ghost * $0 + 4, using: &generator) }
        return try HaloGeometry(
            grid: grid, processGrid: processGrid, ranks: processGrid.reduce(1, *), ghost: ghost,
            fields: .random(in: 1...2, using: &generator),
            element: [1, 2, 4, 8, 12, 16].randomElement(using: &generator) ?? 8,
            periodic: .random(using: &generator), neighbours: Bool.random(using: &generator) ? .faces : .all)
    }

    @Test(arguments: 0..<24)
    func plansAgreeAndEveryGhostIsFilled(seed: UInt64) throws {
        let geometry = try geometry(seed: seed)
        let exchange = try InProcessExchange(geometry)
        try exchange.expectConsistent()
        for iteration in [0, 65_535] {
            exchange.stamp(geometry, iteration: iteration)
            exchange.run()
            let report = exchange.verify(geometry, iteration: iteration)
            #expect(report.isCorrect, "\(geometry): \(report)")
            expectCellByCell(exchange, geometry, iteration: iteration)
        }
    }

    /// What the definition of a halo exchange says about each cell, without the geometry's own runs.
    private func expectCellByCell(_ exchange: InProcessExchange, _ geometry: HaloGeometry, iteration: Int) {
        let grid = geometry.grid + (geometry.grid.count == 2 ? [1] : [])
        let ghosts = geometry.grid.map { _ in geometry.ghost } + (geometry.grid.count == 2 ? [0] : [])
        var owners: [[Int]: Int] = [:]
        var origins: [[Int]] = []
        for rank in 0..<geometry.ranks {
            let owned = zip(geometry.localExtents(rank: rank), ghosts).map { $0 - 2 * $1 }
            let place = geometry.place(of: rank)
            // Where this rank's cells begin: behind those of the ranks before it along each axis.
            let origin = (0..<3).map { axis in
                (0..<place[axis]).reduce(0) { sum, before in
                    var other = place
                    other[axis] = before
                    let extent = geometry.localExtents(rank: geometry.rank(at: other))[axis]
                    return sum + extent - 2 * ghosts[axis]
                }
            }
            origins.append(origin)
            for z in 0..<owned[2] {
                for y in 0..<owned[1] {
                    for x in 0..<owned[0] { owners[[origin[0] + x, origin[1] + y, origin[2] + z]] = rank }
                }
            }
        }
        #expect(owners.count == grid.reduce(1, *))
        var wrong = 0
        for rank in 0..<geometry.ranks {
            let extents = geometry.localExtents(rank: rank)
            for (cell, local) in cells(of: extents).enumerated() {
                let whole = (0..<3).map { origins[rank][$0] + local[$0] - ghosts[$0] }
                let outside = (0..<3).count { local[$0] < ghosts[$0] || local[$0] >= extents[$0] - ghosts[$0] }
                let wrapped = geometry.periodic ? (0..<3).map { (whole[$0] + grid[$0]) % grid[$0] } : whole
                let isFed = outside <= 1 || geometry.neighbours == .all
                for field in 0..<geometry.fields {
                    let offset = geometry.fieldOffset(rank: rank, field: field) + cell * geometry.element
                    for byte in 0..<geometry.element {
                        var expected = OriginCode.guardByte(at: offset + byte)
                        if isFed, let owner = owners[wrapped] {
                            let index = wrapped[0] + grid[0] * (wrapped[1] + grid[1] * (wrapped[2] + grid[2] * field))
                            expected = OriginCode(Origin(rank: owner, iteration: iteration, index: index)).byte(byte)
                        }
                        wrong += exchange.memories[rank].bytes[offset + byte] == expected ? 0 : 1
                    }
                }
            }
        }
        #expect(wrong == 0, "\(geometry)")
    }

    private func cells(of extents: [Int]) -> [[Int]] {
        (0..<extents[2]).flatMap { z in (0..<extents[1]).flatMap { y in (0..<extents[0]).map { [$0, y, z] } } }
    }

    @Test func aRankCanBeItsOwnNeighbourOnAllSides() throws {
        let geometry = try HaloGeometry(grid: [3, 4, 5], ranks: 1, periodic: true, neighbours: .all)
        let exchange = try InProcessExchange(geometry)
        try exchange.expectConsistent()
        #expect(exchange.sends.count == 26)
        exchange.stamp(geometry, iteration: 1)
        exchange.run()
        #expect(exchange.verify(geometry, iteration: 1).isCorrect)
    }

    @Test func withoutAnExchangeTheGhostsAreMissed() throws {
        let geometry = try HaloGeometry(grid: [4, 4], processGrid: [2, 1], ranks: 2)
        let exchange = try InProcessExchange(geometry)
        exchange.stamp(geometry, iteration: 1)
        let report = exchange.verify(geometry, iteration: 1)
        #expect(report.mismatchedElements == 8)
        #expect(report.first?.cause == .nothingArrived)
    }
}
