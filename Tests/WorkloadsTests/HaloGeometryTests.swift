import Testing
import TransferCore
import Workloads

@Suite struct HaloGeometryTests {
    @Test(
        arguments: [
            ("1 extent", [8], nil, 1, 1, 1, 8, "the grid has 1 extents"),
            ("empty extent", [8, 0], nil, 1, 1, 1, 8, "an extent of the grid is 0"),
            ("no rank", [8, 8], nil, 0, 1, 1, 8, "the number of ranks is 0"),
            ("no ghost", [8, 8], nil, 1, 0, 1, 8, "the ghost width is 0"),
            ("no field", [8, 8], nil, 1, 1, 0, 8, "the number of fields is 0"),
            ("no element", [8, 8], nil, 1, 1, 1, -4, "the element size in bytes is -4"),
            ("product", [8, 8], [2, 2], 6, 1, 1, 8, "the process grid 2x2 has room for 4 ranks, not 6"),
            ("extents", [8, 8], [2, 2, 1], 4, 1, 1, 8, "the process grid 2x2x1 has 3 extents, the grid 2"),
            ("wide ghost", [8, 8], [3, 1], 3, 3, 1, 8, "8 cells divided among 3 ranks leave 2"),
            ("too many ranks", [2, 2], nil, 7, 1, 1, 8, "the grid 2x2 cannot be divided among 7 ranks"),
            ("many cells", [1 << 20, 1 << 20], nil, 1, 1, 1, 8, "cells over all fields"),
            ("overflow", [1 << 36, 1 << 36], nil, 1, 1, 1, 8, "does not fit an address space"),
            ("local overflow", [1 << 34, 2], nil, 1, 1 << 1, 1, 1 << 16, "does not fit an address space"),
        ] as [(String, [Int], [Int]?, Int, Int, Int, Int, String)])
    func whatCannotBeDividedIsRefused(
        name: String, grid: [Int], processGrid: [Int]?, ranks: Int, ghost: Int, fields: Int, element: Int,
        problem: String
    ) {
        let error = #expect(throws: WorkloadError.self, "\(name)") {
            try HaloGeometry(
                grid: grid, processGrid: processGrid, ranks: ranks, ghost: ghost, fields: fields, element: element)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
        #expect(error?.description.contains("\n") == false)
    }

    @Test func theProcessGridCutsTheLeastSurface() throws {
        func chosen(_ grid: [Int], _ ranks: Int, periodic: Bool = false) throws -> [Int] {
            try HaloGeometry(grid: grid, ranks: ranks, periodic: periodic).processGrid
        }
        #expect(try chosen([256, 128, 128], 2) == [2, 1, 1])
        // Equal surfaces: the slowest varying extent is cut, whose faces are contiguous.
        #expect(try chosen([128, 128, 128], 2) == [1, 1, 2])
        #expect(try chosen([128, 128, 128], 4) == [1, 2, 2])
        #expect(try chosen([128, 128, 128], 8, periodic: true) == [2, 2, 2])
        #expect(try chosen([10, 1000], 3) == [1, 3])
    }

    @Test func ranksAndPlacesAreOneToOne() throws {
        let geometry = try HaloGeometry(grid: [9, 8, 7], processGrid: [3, 2, 4], ranks: 24)
        for rank in 0..<24 { #expect(geometry.rank(at: geometry.place(of: rank)) == rank) }
        #expect(geometry.place(of: 1) == [1, 0, 0])
    }

    @Test func theFirstPartsTakeWhatDoesNotDivide() throws {
        let geometry = try HaloGeometry(grid: [11, 5], processGrid: [3, 1], ranks: 3, ghost: 2)
        #expect((0..<3).map { geometry.localExtents(rank: $0) } == [[8, 9, 1], [8, 9, 1], [7, 9, 1]])
    }

    @Test func trafficCountsWhatIsSent() throws {
        // Two ranks, cut along the first extent: single elements, a row apart.
        let first = try HaloGeometry(grid: [8, 6, 5], processGrid: [2, 1, 1], ranks: 2).traffic()
        #expect(first.bytesPerIteration == 2 * 6 * 5 * 8)
        #expect(first.pieceCount == 2 * 6 * 5)
        #expect(first.shortestPiece == 8)
        // Along the second: rows of 8; along the third: 6 rows of 8, a local row has 10.
        let second = try HaloGeometry(grid: [8, 6, 5], processGrid: [1, 2, 1], ranks: 2, ghost: 2).traffic()
        #expect(second.bytesPerIteration == 2 * 8 * 2 * 5 * 8)
        #expect(second.pieceCount == 2 * 2 * 5)
        #expect(second.shortestPiece == 64)
        let alone = try HaloGeometry(grid: [8, 6, 5], ranks: 1).traffic()
        #expect(alone == Traffic(of: []))
    }

    @Test(arguments: [
        (2, HaloGeometry.Neighbours.faces, 4), (2, .all, 8), (3, .faces, 6), (3, .all, 26),
    ])
    func aRankInTheMiddleHasAllNeighbours(extents: Int, neighbours: HaloGeometry.Neighbours, count: Int) throws {
        let geometry = try HaloGeometry(
            grid: Array(repeating: 6, count: extents), processGrid: Array(repeating: 3, count: extents),
            ranks: extents == 2 ? 9 : 27, neighbours: neighbours)
        let plan = try geometry.plan(rank: extents == 2 ? 4 : 13)
        #expect(plan.sends.count == count)
        #expect(Set(plan.sends.map(\.peer)).count == count)
        #expect(plan.receives.count == count)
    }
}
