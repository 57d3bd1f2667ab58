import Laws
import Testing
import TransferCore

@testable import Planning

/// The planner and the laws that it is made of decide alike.
@Suite struct LawfulChoiceTests {
    private struct Case {
        let comb: Layout
        let figures: CostFigures
        let segments: Int

        init(using generator: inout SeededGenerator) throws {
            let block = Int.random(in: 1...2000, using: &generator)
            let count = Int.random(in: 2...100, using: &generator)
            comb = try Layout(offset: 0, block: block, dimensions: [.init(count: count, stride: 2 * block)])
            segments = Int.random(in: 2...64, using: &generator)
            figures = CostFigures(
                requestNanoseconds: Double.random(in: 0...400, using: &generator),
                segmentNanoseconds: Double.random(in: 0...100, using: &generator),
                bandwidth: Double.random(in: 1...50, using: &generator),
                copyBandwidth: Double.random(in: 1...50, using: &generator),
                pieceNanoseconds: Double.random(in: 0...30, using: &generator))
        }
    }

    /// A comb has n pieces at one end, and L11 knows three ways to send them.
    @Test func aCombIsSplitOrPackedAsTheLimitsLawSays() throws {
        var generator = SeededGenerator(seed: 11)
        var seen: Set<SegmentFallback.Way> = []
        for _ in 0..<300 {
            let some = try Case(using: &generator)
            let figures = some.figures
            let law = SegmentFallback(
                limit: SegmentLimit(some.segments),
                list: ListTime(
                    request: Nanoseconds(figures.requestNanoseconds), segment: Nanoseconds(figures.segmentNanoseconds),
                    bandwidth: Bandwidth(bytesPerNanosecond: figures.bandwidth), counting: .beyondTheFirst),
                packing: PackingTime(
                    copy: Bandwidth(bytesPerNanosecond: figures.copyBandwidth),
                    piece: Nanoseconds(figures.pieceNanoseconds)))
            let (pieces, bytes) = (some.comb.pieceCount, some.comb.byteCount)
            let choice = try MethodPlanner.choice(
                from: some.comb, to: Layout.buffer(byteCount: bytes), operation: .write,
                limits: RequestLimits(segments: some.segments), gap: 0, figures: figures)
            // Within the limit the source knows no choice; the planner weighs the copy there too, by L7.
            let gathers =
                PackOrGather(list: law.list, packing: law.packing).gatherWins(pieces: pieces, bytes: bytes)
            let way = law.way(pieces: pieces, bytes: bytes)
            seen.insert(way)
            #expect((choice.method == .pack) == (way == .zeroCopy ? !gathers : way == .copy), "\(some)")
        }
        #expect(seen == Set(SegmentFallback.Way.allCases))
    }

    /// Costs as they were spelled out here before they came from the laws.
    @Test func costsAreSetUpsAndSegmentsAndBytes() throws {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<100 {
            let some = try Case(using: &generator)
            let figures = some.figures
            let requests = try SegmentPlanner.requests(
                from: some.comb, to: Layout.buffer(byteCount: some.comb.byteCount), method: .gather,
                limits: RequestLimits(segments: some.segments, messageBytes: 5000))
            let cost = requests.reduce(0) { sum, request in
                sum + figures.requestNanoseconds
                    + Double(request.source.count - 1) * figures.segmentNanoseconds
                    + Double(request.byteCount) / figures.bandwidth
            }
            #expect(abs(figures.cost(of: requests) - cost) <= 1e-12 * cost)
            let copying = Double(some.comb.byteCount) / figures.copyBandwidth
            let pieces = Double(some.comb.pieceCount) * figures.pieceNanoseconds
            #expect(figures.costOfCopying(some.comb) == copying + pieces)
        }
    }

    /// The longest gap by its definition: g/B < to, byte by byte.
    @Test func theGapIsTheLastThatCostsLessThanASegment() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<100 {
            var figures = CostFigures.assumed
            figures.bandwidth = Double.random(in: 0.1...20, using: &generator)
            figures.segmentNanoseconds = Double.random(in: 0...60, using: &generator)
            let last = (1...2000).last { Double($0) / figures.bandwidth < figures.segmentNanoseconds } ?? 0
            #expect(figures.coalescedGap == last)
        }
    }
}
