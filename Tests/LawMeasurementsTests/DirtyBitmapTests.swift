import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct DirtyBitmapTests {
    @Test(arguments: [1, 63, 64, 65, 200, 1000], [0, 0.1, 0.5, 0.9, 1])
    func runsAreMaximalAndHoldEveryDirtyPage(pages: Int, density: Double) {
        var generator = SeededGenerator(seed: 7)
        let bitmap = DirtyBitmap(pages: pages, density: density, using: &generator)
        let runs = bitmap.runs
        #expect(runs.reduce(0) { $0 + $1.count } == bitmap.dirty)
        #expect(runs.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= pages })
        #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
        if density == 0 { #expect(runs.isEmpty) }
        if density == 1 { #expect(runs == [0..<pages]) }
    }

    @Test func pagesAreDrawnOneByOne() {
        var (generator, again) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
        let bitmap = DirtyBitmap(pages: 300, density: 0.3, using: &generator)
        let expected = (0..<300).filter { _ in Double.random(in: 0..<1, using: &again) < 0.3 }
        #expect(bitmap.runs.flatMap { Array($0) } == expected)
    }
}
