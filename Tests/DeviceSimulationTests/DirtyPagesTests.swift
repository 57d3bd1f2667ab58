import DeviceSimulation
import Testing

@Suite struct DirtyPagesTests {
    private let source = PlainMemory(patterned: 6 * 16, seed: 1)

    private func sent(_ dirty: [Bool], joining: Int) -> (DirtyPageTransfer.Report, PlainMemory) {
        var destination = PlainMemory(zeros: source.count)
        let report = DirtyPageTransfer(
            page: 16, scan: Picoseconds(3), overhead: Picoseconds(100), rate: DataRate(femtosecondsPerByte: 1000),
            joining: joining
        ).run(dirty: dirty, from: source, to: &destination)
        return (report, destination)
    }

    @Test(
        arguments: [
            ([true, true, false, true, false, false], 0, 2, 3, 18 + 200 + 48),
            ([true, true, false, true, false, false], 1, 1, 4, 18 + 100 + 64),
            ([false, true, false, false, true, true], 1, 2, 3, 18 + 200 + 48),
            ([false, true, false, false, true, true], 2, 1, 5, 18 + 100 + 80),
            ([false, false, false, false, false, false], 2, 0, 0, 18), ([], 0, 0, 0, 0),
        ] as [([Bool], Int, Int, Int, Int64)])
    func runsAreSentOneByOne(dirty: [Bool], joining: Int, runs: Int, pages: Int, time: Int64) {
        let (report, destination) = sent(dirty, joining: joining)
        #expect(report.runs == runs)
        #expect(report.pages == pages)
        #expect(report.elapsed == Picoseconds(time))
        for page in dirty.indices where dirty[page] {
            #expect(destination.holds(page * 16..<(page + 1) * 16, of: source, at: page * 16))
        }
        if joining == 0 {
            for page in dirty.indices where !dirty[page] {
                #expect(destination.holds(page * 16..<(page + 1) * 16, of: PlainMemory(zeros: 96), at: page * 16))
            }
        }
    }

    @Test func migrationEndsOnceItSendsFasterThanItsOwnerWrites() {
        // A page takes 16 ns to send and is written to every 32: each round leaves half.
        let half = LiveMigration(
            page: 16, writeEvery: Picoseconds(32_000), rate: DataRate(femtosecondsPerByte: 1_000_000)
        ).run(pages: 64, remainder: 4)
        #expect(half.volumes == [64, 32, 16, 8, 4])
        #expect(half.hasConverged)
        #expect(half.isSame)
        let same = LiveMigration(
            page: 16, writeEvery: Picoseconds(16_000), rate: DataRate(femtosecondsPerByte: 1_000_000)
        ).run(pages: 64, remainder: 4)
        #expect(!same.hasConverged)
        #expect(same.rounds == 1)
        #expect(same.isSame)
    }

    @Test func aMemorySmallerThanWhatMayBeLeftIsSentStandingStill() {
        let report = LiveMigration(page: 16, writeEvery: Picoseconds(1), rate: DataRate(femtosecondsPerByte: 1_000_000))
            .run(pages: 4, remainder: 4)
        #expect(report.volumes == [4])
        #expect(report.hasConverged && report.isSame)
    }
}
