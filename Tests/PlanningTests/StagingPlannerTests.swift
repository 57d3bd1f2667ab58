import Planning
import Testing
import TransferCore

@Suite struct StagingPlannerTests {
    @Test func anyWireRangeGoesOutAndComesBack() throws {
        var generator = SeededGenerator(seed: 51)
        for _ in 0..<300 {
            let layout = try RandomTransfer(using: &generator).source
            let lower = Int.random(in: 0...layout.byteCount, using: &generator)
            let range = lower..<Int.random(in: lower...layout.byteCount, using: &generator)
            let offset = Int.random(in: 0...40, using: &generator)
            let expected = zip(layout.wireBytes[range], offset...).map { Move(source: $0, destination: $1) }

            let out = StagingPlanner.stage(layout, wireRange: range, contiguousOffset: offset, direction: .out)
            #expect(out.flatMap(\.moves) == expected, "\(range) of \(layout)")
            #expect(out.filter { !$0.isWellFormed }.isEmpty)
            #expect(out.count <= 2 * layout.dimensions.count + 1)

            let back = StagingPlanner.stage(layout, wireRange: range, contiguousOffset: offset, direction: .in)
            #expect(
                back.flatMap(\.moves) == expected.map { Move(source: $0.destination, destination: $0.source) },
                "\(range) of \(layout)")
        }
    }

    @Test func theChunksOfALayoutCoverIt() throws {
        let layout = try Layout.subBox(from: [1, 2, 3], to: [6, 7, 9], of: [10, 11, 12], element: 4)
        for chunk in [1, 3, 20, 64, 100, 599, 600, 1000] {
            var gathered: [Move] = []
            for start in stride(from: 0, to: layout.byteCount, by: chunk) {
                let range = start..<min(start + chunk, layout.byteCount)
                gathered += StagingPlanner.stage(layout, wireRange: range, contiguousOffset: start, direction: .out)
                    .flatMap(\.moves)
            }
            #expect(gathered == zip(layout.wireBytes, 0...).map { Move(source: $0, destination: $1) })
        }
    }

    @Test func aWholeLayoutIsOneCopy() throws {
        let layout = try Layout.transposedBlock(rows: 0..<4096, columns: 0..<4096, pitch: 32768, element: 8)
        let copies = StagingPlanner.stage(
            layout, wireRange: 0..<layout.byteCount, contiguousOffset: 0, direction: .out)
        #expect(
            copies == [
                StridedCopy(
                    sourceOffset: 0, destinationOffset: 0, block: 8,
                    inner: .init(count: 4096, sourceStride: 32768, destinationStride: 8),
                    middle: .init(count: 4096, sourceStride: 8, destinationStride: 32768))
            ])
    }
}
