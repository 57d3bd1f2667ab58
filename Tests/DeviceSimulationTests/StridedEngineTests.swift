import DeviceSimulation
import Testing
import TransferCore

@Suite struct StridedEngineTests {
    private let overhead = Picoseconds(100)

    @Test func itMovesEveryByteOfANestAndNoOther() {
        let source = PlainMemory(patterned: 256, seed: 3)
        let copy = StridedCopy(
            sourceOffset: 3, destinationOffset: 5, block: 2,
            inner: .init(count: 3, sourceStride: 4, destinationStride: 20),
            middle: .init(count: 4, sourceStride: 32, destinationStride: 2),
            outer: .init(count: 2, sourceStride: 128, destinationStride: 100))
        for cost in [
            StridedEngine.DataCost.bursts(of: 7, each: Picoseconds(10)), .stream(.init(bytesPerNanosecond: 1)),
        ] {
            var destination = PlainMemory(zeros: 200)
            let report = StridedEngine(overhead: overhead, data: cost).run([copy], from: source, to: &destination)
            var expected = PlainMemory(zeros: 200)
            for outer in 0..<2 {
                for middle in 0..<4 {
                    for inner in 0..<3 {
                        for byte in 0..<2 {
                            expected[5 + 20 * inner + 2 * middle + 100 * outer + byte] =
                                source[3 + 4 * inner + 32 * middle + 128 * outer + byte]
                        }
                    }
                }
            }
            #expect(destination == expected)
            #expect(destination.holds(0..<200, of: expected, at: 0))
            #expect(report.bytes == 48)
        }
    }

    @Test(arguments: [(0, 64, 1), (0, 65, 2), (63, 2, 2), (1, 63, 1), (60, 130, 3)])
    func burstsAreThoseThatABlockTouches(offset: Int, block: Int, bursts: Int) {
        var destination = PlainMemory(zeros: 256)
        let report = StridedEngine(overhead: overhead, data: .bursts(of: 64, each: Picoseconds(7))).run(
            [StridedCopy(sourceOffset: offset, destinationOffset: 0, block: block)],
            from: destination, to: &destination)
        #expect(report.bursts == bursts)
        #expect(report.elapsed == Picoseconds(Int64(100 + 7 * bursts)))
    }

    @Test func theBurstInHandIsNotFetchedAgainWithinARun() {
        let source = PlainMemory(zeros: 64)
        var destination = source
        let engine = StridedEngine(overhead: overhead, data: .bursts(of: 64, each: Picoseconds(7)))
        let copy = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 1,
            inner: .init(count: 8, sourceStride: 8, destinationStride: 1))
        #expect(engine.run([copy], from: source, to: &destination).bursts == 1)
        let rows = StridedCopy(
            sourceOffset: 0, destinationOffset: 0, block: 1,
            middle: .init(count: 8, sourceStride: 8, destinationStride: 1))
        #expect(engine.run([rows], from: source, to: &destination).bursts == 8)
        let two = engine.run([copy, copy], from: source, to: &destination)
        #expect(two.bursts == 2)
        #expect(two.descriptors == 2)
        #expect(two.elapsed == Picoseconds(214))
    }

    @Test func nothingTakesNoTime() {
        var destination = PlainMemory(zeros: 0)
        let report = StridedEngine(overhead: overhead, data: .stream(.init(bytesPerNanosecond: 1)))
            .run([], from: destination, to: &destination)
        #expect(report.elapsed == .zero)
        #expect(report.descriptors == 0)
    }
}
