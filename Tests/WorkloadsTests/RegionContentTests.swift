import Testing
import TransferCore
import Workloads

/// A made-up workload of one rank, to reach every alignment and the seams of the stamping buffer.
private struct RunList: WorkloadGeometry {
    let runs: [ContentRun]
    let ranks = 3
    let indexCount = 1 << 20

    func owns(rank: Int, index: Int) -> Bool { true }
    func describe(index: Int) -> String { "element \(index)" }
    func regionSize(rank: Int) -> ByteCount { ByteCount(runs.reduce(0) { $0 + $1.byteCount }) }
    func plan(rank: Int) throws(TransferError) -> ExchangePlan { ExchangePlan(sends: [], receives: []) }
    func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void) {
        runs.forEach(body)
    }

    /// The region's bytes, one at a time.
    var expected: [UInt8] {
        var bytes: [UInt8] = []
        for run in runs {
            switch run.kind {
            case .guarded:
                for _ in 0..<run.count { bytes.append(OriginCode.guardByte(at: bytes.count)) }
            case .elements(let first, let indexStep, let size):
                for place in 0..<run.count {
                    let origin = Origin(
                        rank: first.rank, iteration: first.iteration, index: first.index + place * indexStep)
                    bytes += (0..<size).map { OriginCode(origin).byte($0) }
                }
            }
        }
        return bytes
    }
}

@Suite struct RegionContentTests {
    @Test(arguments: 0..<20)
    func stampingGivesTheBytesThatTheRunsSay(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let runs = (0..<30).map { _ in
            if Bool.random(using: &generator) { return ContentRun.guarded(.random(in: 0...90, using: &generator)) }
            return .elements(
                .random(in: 0...40, using: &generator), of: .random(in: 1...40, using: &generator),
                from: Origin(rank: 2, iteration: 7, index: .random(in: 0...999, using: &generator)),
                indexStep: .random(in: 1...50, using: &generator))
        }
        expectStampedAndVerified(RunList(runs: runs))
    }

    @Test func runsLongerThanTheBufferHaveNoSeams() {
        let origin = Origin(rank: 1, iteration: 2, index: 0)
        expectStampedAndVerified(
            RunList(runs: [
                .guarded(3), .elements(40, of: 8191, from: origin), .guarded(5), .elements(3, of: 65536, from: origin),
            ]))
        expectStampedAndVerified(RunList(runs: [.elements(33_000, of: 8, from: origin), .guarded(1)]))
        expectStampedAndVerified(RunList(runs: [.guarded(263_001), .elements(7, of: 8, from: origin)]))
    }

    @Test(arguments: [1, 3, 8, 12, 24])
    func everyChangedByteIsCounted(size: Int) {
        let list = RunList(runs: [
            .guarded(13), .elements(50, of: size, from: Origin(rank: 0, iteration: 1, index: 5)), .guarded(21),
        ])
        let memory = ArrayMemory(list.regionSize(rank: 0))
        for offset in memory.bytes.indices {
            list.stamp(memory, rank: 0, iteration: 1)
            memory.bytes[offset] ^= 0x40
            let report = list.verify(memory, rank: 0, iteration: 1)
            let isGuard = !(13..<13 + 50 * size).contains(offset)
            #expect(report.changedGuardBytes == (isGuard ? 1 : 0))
            #expect(report.mismatchedElements == (isGuard ? 0 : 1))
            let start = isGuard ? offset : 13 + (offset - 13) / size * size
            #expect(report.first?.offset == start)
        }
    }

    private func expectStampedAndVerified(
        _ list: RunList, _ sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let memory = ArrayMemory(list.regionSize(rank: 0))
        list.stamp(memory, rank: 0, iteration: 0)
        #expect(memory.bytes == list.expected, sourceLocation: sourceLocation)
        let report = list.verify(memory, rank: 0, iteration: 0)
        #expect(report.isCorrect, "\(report)", sourceLocation: sourceLocation)
    }
}
