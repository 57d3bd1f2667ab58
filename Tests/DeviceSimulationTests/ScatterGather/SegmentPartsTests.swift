import DeviceSimulation
import Testing
import TransferCore

/// What splits segments, and what joins them.
@Suite struct SegmentPartsTests {
    /// Every offset and length: parts cover the buffer, the aligned one is all the whole units in it.
    @Test func partsCoverTheBuffer() {
        let rule = AlignmentRule(unit: 16)
        for start in 0..<16 {
            for length in 1...64 {
                let parts = rule.parts(of: start..<start + length)
                #expect(parts.first?.range.lowerBound == start && parts.last?.range.upperBound == start + length)
                #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
                #expect(parts.count <= 3 && parts.count { $0.isAligned } <= 1)
                for part in parts {
                    let isWhole = part.range.lowerBound % 16 == 0 && part.range.upperBound % 16 == 0
                    #expect(part.isAligned == isWhole && (part.isAligned || part.range.count < 16))
                }
            }
        }
    }

    @Test func shortGapsAreJoinedWithinTheLimits() {
        let segments = [(0, 10), (12, 10), (25, 10), (38, 10)].map {
            SegmentDescriptor(source: $0.0, destination: $0.0, byteCount: $0.1)
        }
        func ranges(_ coalescer: SegmentCoalescer) -> [Range<Int>] { coalescer.list(of: segments).map(\.range) }
        #expect(ranges(SegmentCoalescer(longestGap: 1)) == [0..<10, 12..<22, 25..<35, 38..<48])
        #expect(ranges(SegmentCoalescer(longestGap: 2)) == [0..<22, 25..<35, 38..<48])
        #expect(ranges(SegmentCoalescer(longestGap: 3)) == [0..<48])
        #expect(ranges(SegmentCoalescer(longestGap: 3, longestDescriptor: 35)) == [0..<35, 38..<48])
        #expect(ranges(SegmentCoalescer(longestGap: 3, gapBudget: 4)) == [0..<22, 25..<35, 38..<48])
        #expect(SegmentCoalescer(longestGap: 3).list(of: []).isEmpty)
    }

    @Test func gapsLandInTheSink() {
        let memory = PlainMemory(patterned: 10000, seed: 1)
        var (other, sink) = (PlainMemory(zeros: 7), JunkSink())
        let segments = [(0, 4, 3), (5003, 0, 4)].map {
            SegmentDescriptor(source: $0.0, destination: $0.1, byteCount: $0.2)
        }
        let list = SegmentCoalescer(longestGap: 5000).list(of: segments)
        #expect(list.map(\.byteCount) == [5007])
        list[0].move(from: memory, to: &other, sink: &sink)
        #expect(other.bytes == Array(memory.bytes[5003..<5007] + memory.bytes[0..<3]))
        #expect(sink.byteCount == 5000)
    }

    @Test func aPathChargesWhoMoves() {
        let payload = PlainMemory(patterned: 8256, seed: 5)
        let path = StagedPath(
            [.engine, .processor, .engine], processor: DataRate(femtosecondsPerByte: 200_000),
            engine: DataRate(femtosecondsPerByte: 100_000), allocatesOnWrite: true)
        let run = path.run(payload)
        #expect(run.delivered == payload)
        #expect(run.processorBytes == 8256 && run.engineBytes == 2 * 8256 && run.processorTraffic == 3 * 8256)
        #expect(run.processorTime == Picoseconds(8256 * 200) && run.end == Picoseconds(8256 * 400))
    }
}
