import Testing
import TransferCore
import Workloads

@Suite struct TransposeTests {
    @Test(arguments: 0..<24)
    func plansAgreeAndEveryElementArrives(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let geometry = try TransposeGeometry(
            rows: .random(in: 1...17, using: &generator), columns: .random(in: 1...17, using: &generator),
            element: [1, 2, 3, 4, 8, 9, 16, 72].randomElement(using: &generator) ?? 8,
            ranks: .random(in: 1...6, using: &generator),
            tile: Bool.random(using: &generator) ? .random(in: 1...6, using: &generator) : nil)
        let exchange = try InProcessExchange(geometry)
        try exchange.expectConsistent()
        exchange.stamp(geometry, iteration: 3)
        exchange.run()
        let report = exchange.verify(geometry, iteration: 3)
        #expect(report.isCorrect, "\(geometry): \(report)")
        expectElementByElement(exchange, geometry, iteration: 3)
        #expect(try geometry.traffic().bytesPerIteration == geometry.rows * geometry.columns * geometry.element)
    }

    /// What the definition of a transpose says about each element of the output.
    private func expectElementByElement(_ exchange: InProcessExchange, _ geometry: TransposeGeometry, iteration: Int) {
        var wrong = 0
        var seen = 0
        for rank in 0..<geometry.ranks {
            for (line, column) in geometry.outputRows(of: rank).enumerated() {
                for row in 0..<geometry.rows {
                    let owner = (0..<geometry.ranks).first { geometry.inputRows(of: $0).contains(row) }
                    let origin = Origin(rank: owner ?? -1, iteration: iteration, index: row * geometry.columns + column)
                    let start = geometry.outputOffset(of: rank) + (line * geometry.rows + row) * geometry.element
                    let found = exchange.memories[rank].bytes[start..<start + geometry.element]
                    wrong += found.elementsEqual((0..<geometry.element).map { OriginCode(origin).byte($0) }) ? 0 : 1
                    seen += 1
                }
            }
        }
        #expect(wrong == 0)
        #expect(seen == geometry.rows * geometry.columns)
    }

    @Test func partsStartAtCacheLines() throws {
        let geometry = try TransposeGeometry(rows: 5, columns: 7, element: 3, ranks: 3)
        for rank in 0..<3 {
            #expect(geometry.inputOffset % 64 == 0)
            #expect(geometry.outputOffset(of: rank) % 64 == 0)
        }
    }

    @Test func tilesCutEachBlock() throws {
        let geometry = try TransposeGeometry(rows: 10, columns: 12, ranks: 2, tile: 4)
        let plan = try geometry.plan(rank: 0)
        // 5 rows by 6 columns for each peer: 2 x 2 tiles.
        #expect(plan.sends.filter { $0.peer == 1 }.map(\.tag) == [0, 1, 2, 3])
        #expect(plan.sends.count == 8)
        let traffic = try geometry.traffic()
        // Each tile's rows are pieces of one element, but where a tile is one row high.
        #expect(traffic.shortestPiece == 8)
        #expect(traffic.pieceCount == 2 * 2 * (4 * 4 + 4 * 2 + 1 + 1))
    }

    @Test func ranksWithoutRowsTakePart() throws {
        let geometry = try TransposeGeometry(rows: 2, columns: 9, ranks: 4)
        #expect(geometry.inputRows(of: 3).isEmpty)
        #expect(try geometry.plan(rank: 3).sends.isEmpty)
        #expect(try geometry.plan(rank: 3).receives.count == 2)
    }

    @Test(
        arguments: [
            (0, 4, 8, 2, nil, "the number of rows is 0"), (4, -1, 8, 2, nil, "the number of columns is -1"),
            (4, 4, 0, 2, nil, "the element size in bytes is 0"), (4, 4, 8, 0, nil, "the number of ranks is 0"),
            (4, 4, 8, 2, 0, "the tile is 0"), (1 << 20, 1 << 20, 8, 2, nil, "the matrix has"),
            (4096, 4096, 8, 2, 1, "choose larger tiles"), (1 << 36, 1 << 36, 8, 2, nil, "does not fit"),
        ] as [(Int, Int, Int, Int, Int?, String)])
    func whatMakesNoMatrixIsRefused(
        rows: Int, columns: Int, element: Int, ranks: Int, tile: Int?, problem: String
    ) {
        let error = #expect(throws: WorkloadError.self) {
            try TransposeGeometry(rows: rows, columns: columns, element: element, ranks: ranks, tile: tile)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
}
