import Testing
import TransferCore
import Workloads

@Suite struct CheckpointTests {
    @Test(arguments: 0..<24)
    func plansAgreeAndEveryDirtyPageArrives(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let page = [8, 24, 64, 4096].randomElement(using: &generator) ?? 64
        let geometry = try CheckpointGeometry(
            image: page * .random(in: 1...200, using: &generator), page: page,
            dirty: [0.3, 0.5, 1].randomElement(using: &generator) ?? 1, rounds: .random(in: 1...4, using: &generator),
            redirtied: 0.7, seed: seed, ranks: .random(in: 2...5, using: &generator))
        let sizes = (0..<geometry.ranks).map { geometry.regionSize(rank: $0) }
        let exchange = InProcessExchange(plans: try geometry.plans(), sizes: sizes)
        exchange.stamp(geometry, iteration: 3)
        exchange.run()
        let report = exchange.verify(geometry, iteration: 3)
        #expect(report.isCorrect, "\(geometry): \(report)")
        // Each round by itself can be prepared.
        for round in 0..<geometry.rounds {
            let plans = try (0..<geometry.ranks).map { try geometry.plan(rank: $0, round: round) }
            try InProcessExchange(plans: plans, sizes: sizes).expectConsistent()
        }
    }

    /// What the bitmaps say of each page, spelled out.
    @Test func aPartnerHoldsTheDirtyPagesAndGuards() throws {
        let geometry = try CheckpointGeometry(image: 40 * 16, page: 16, dirty: 0.4, rounds: 2, seed: 5)
        let exchange = InProcessExchange(
            plans: try geometry.plans(), sizes: (0..<2).map { geometry.regionSize(rank: $0) })
        exchange.stamp(geometry, iteration: 9)
        exchange.run()
        for page in 0..<40 {
            let isMoved = geometry.bitmaps(of: 0).contains { $0.isDirty(page) }
            for word in 0..<2 {
                let start = geometry.imageOffset + page * 16 + word * 8
                let origin = Origin(rank: 0, iteration: 9, index: page * 2 + word)
                let expected = (0..<8).map {
                    isMoved ? OriginCode(origin).byte($0) : OriginCode.guardByte(at: start + $0)
                }
                #expect(Array(exchange.memories[1].bytes[start..<start + 8]) == expected, "page \(page)")
            }
        }
    }

    @Test func aPageThatDidNotComeIsNamed() throws {
        let geometry = try CheckpointGeometry(image: 64 * 4096, dirty: 0.5)
        let exchange = try InProcessExchange(geometry)
        exchange.stamp(geometry, iteration: 2)
        exchange.run()
        let page = try #require((0..<64).first { geometry.bitmaps(of: 0)[0].isDirty($0) })
        let start = geometry.imageOffset + page * 4096
        for byte in start..<start + 4096 { exchange.memories[1].bytes[byte] = OriginCode.guardByte(at: byte) }
        let report = geometry.verify(exchange.memories[1], rank: 1, iteration: 2)
        #expect(report.mismatchedElements == 512)
        #expect(report.first?.cause == .nothingArrived)
        #expect(report.first?.expected == "page \(page), word 0 of rank 0, iteration 2")
    }

    @Test func aCleanPageThatTravelledIsNamed() throws {
        let geometry = try CheckpointGeometry(image: 64 * 4096, dirty: 0.5)
        let exchange = try InProcessExchange(geometry)
        exchange.stamp(geometry, iteration: 2)
        exchange.run()
        let page = try #require((0..<64).first { !geometry.bitmaps(of: 0)[0].isDirty($0) })
        let bytes = geometry.imageOffset + page * 4096..<geometry.imageOffset + (page + 1) * 4096
        exchange.memories[1].bytes.replaceSubrange(bytes, with: exchange.memories[0].bytes[bytes])
        let report = geometry.verify(exchange.memories[1], rank: 1, iteration: 2)
        #expect(report.mismatchedElements == 0)
        #expect(report.changedGuardBytes > 4000)
        #expect(report.first?.cause == .outsideLayout)
        #expect(report.first?.found == "page \(page), word 0 of rank 0, iteration 2")
    }

    @Test func aDenseCheckpointIsOnePiece() throws {
        let geometry = try CheckpointGeometry(image: 1 << 20, dirty: 1)
        let traffic = try geometry.traffic()
        #expect(traffic.bytesPerIteration == 1 << 20)
        #expect(traffic.pieceCount == 1)
        #expect(try geometry.plan(rank: 0).sends[0].layout.isContiguous)
    }

    @Test func roundsShrinkByTheLaw() throws {
        let geometry = try CheckpointGeometry(image: 1 << 26, dirty: 0.8, rounds: 4, redirtied: 0.25, seed: 3)
        for (round, bitmap) in geometry.bitmaps(of: 0).enumerated() {
            let expected = Double(geometry.pageCount) * geometry.share(of: round)
            // Five standard deviations of a binomial.
            #expect(abs(Double(bitmap.dirtyCount) - expected) < 5 * expected.squareRoot(), "round \(round)")
        }
        #expect(geometry.share(of: 3) == 0.8 * 0.25 * 0.25 * 0.25)
        let growing = try CheckpointGeometry(image: 1 << 20, dirty: 0.6, rounds: 3, redirtied: 2)
        #expect(growing.bitmaps(of: 0)[2].dirtyCount == 256, "a round is never more than all pages")
    }

    @Test func theSeedDecides() throws {
        func bitmaps(seed: UInt64, rank: Int) throws -> [DirtyBitmap] {
            try CheckpointGeometry(image: 1 << 20, dirty: 0.3, seed: seed, ranks: 4).bitmaps(of: rank)
        }
        #expect(try bitmaps(seed: 1, rank: 0) == bitmaps(seed: 1, rank: 1))
        #expect(try bitmaps(seed: 1, rank: 0) == bitmaps(seed: 1, rank: 0))
        #expect(try bitmaps(seed: 1, rank: 0) != bitmaps(seed: 2, rank: 0))
        #expect(try bitmaps(seed: 1, rank: 0) != bitmaps(seed: 1, rank: 2))
    }

    @Test(
        arguments: [
            (4096, 4096, 0, 1, 2, "the dirty share is 0.0"), (4096, 12, 0.5, 1, 2, "no multiple of 8"),
            (4096, 24, 0.5, 1, 2, "do not divide"), (0, 4096, 0.5, 1, 2, "the image in bytes is 0"),
            (4096, 4096, 0.5, 0, 2, "the number of rounds is 0"), (4096, 4096, 1, 1, 1, "start 2 ranks"),
            (8, 8, 1e-9, 1, 2, "of 1 pages none is dirty"), (1 << 40, 8, 0.5, 1, 2, "the number of pages"),
            (1 << 30, 4096, 0.1, 257, 3, "262144 pages in 257 rounds of 1 pairs are 67371008 pages in all"),
            (1 << 20, 8, 0.1, 1024, 4094, "more than 67108864"),
        ] as [(Int, Int, Double, Int, Int, String)])
    func whatMakesNoCheckpointIsRefused(
        image: Int, page: Int, dirty: Double, rounds: Int, ranks: Int, problem: String
    ) {
        let error = #expect(throws: WorkloadError.self) {
            try CheckpointGeometry(image: image, page: page, dirty: dirty, rounds: rounds, ranks: ranks)
        }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
}
