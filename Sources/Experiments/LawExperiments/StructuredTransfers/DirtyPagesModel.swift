import DeviceSimulation
import Laws
import TransferCore

/// A memory of which random pages are dirty, sent in part or whole.
struct DirtyPagesModel {
    struct Sparse {
        let time: LawPoint.Found
        let runs: LawPoint.Found
        let isIntact: Bool
    }

    private let law: DirtyPages
    private let bitmaps: Int
    private let scan: Picoseconds
    private let overhead: Picoseconds
    private let rate: DataRate
    private let source: PlainMemory
    private var random: RandomTimes

    init(_ law: DirtyPages, bitmaps: Int, seed: UInt64) {
        (self.law, self.bitmaps) = (law, bitmaps)
        scan = Picoseconds(law.scan)
        overhead = Picoseconds(law.overhead)
        rate = DataRate(law.bandwidth)
        source = PlainMemory(patterned: law.pages * law.page, seed: 0)
        random = RandomTimes(seed: seed)
    }

    /// Sends what is dirty, over as many bitmaps as there are.
    mutating func sparse(density: Double) -> Sparse {
        var (times, runs, isIntact) = (MeanOfDraws(), MeanOfDraws(), true)
        for _ in 0..<bitmaps {
            let dirty = bitmap(density: density)
            let (report, isSame) = sent(dirty, joining: 0)
            times.add(Int(report.elapsed.count))
            runs.add(report.runs)
            isIntact = isIntact && isSame
        }
        return Sparse(time: times.found(unit: 1000), runs: runs.found(), isIntact: isIntact)
    }

    /// Sends everything by one descriptor.
    var denseTime: Picoseconds {
        var destination = PlainMemory(zeros: source.count)
        return StridedEngine(overhead: overhead, data: .stream(rate)).run(
            [StridedCopy(sourceOffset: 0, destinationOffset: 0, block: source.count)], from: source, to: &destination
        ).elapsed
    }

    /// Sends a half-dirty memory with more and more clean pages joined, and looks which number is the fastest.
    mutating func joining() -> LawFinding {
        let dirty = bitmap(density: 0.5)
        let candidates = 0...8
        let times = candidates.map { sent(dirty, joining: $0).report.elapsed }
        let predicted = min(law.joinedPages, candidates.upperBound)
        let rounding = Picoseconds(Int64(law.pages))
        return LawFinding(
            "up to \(predicted) clean pages between dirty ones had better be sent along (g P < B to, L9): of simulated "
                + "times for 0 to \(candidates.upperBound) that is the least",
            holds: times.allSatisfy { times[predicted] <= $0 + rounding })
    }

    private mutating func bitmap(density: Double) -> [Bool] {
        (0..<law.pages).map { _ in random.fraction() <= density }
    }

    private func sent(_ dirty: [Bool], joining joined: Int) -> (report: DirtyPageTransfer.Report, isIntact: Bool) {
        var destination = PlainMemory(zeros: source.count)
        let report = DirtyPageTransfer(page: law.page, scan: scan, overhead: overhead, rate: rate, joining: joined)
            .run(dirty: dirty, from: source, to: &destination)
        let clean = PlainMemory(zeros: source.count)
        let isIntact =
            joined > 0
            || dirty.enumerated().allSatisfy { index, isDirty in
                let bytes = index * law.page..<(index + 1) * law.page
                return destination.holds(bytes, of: isDirty ? source : clean, at: bytes.lowerBound)
            }
        return (report, isIntact)
    }
}
