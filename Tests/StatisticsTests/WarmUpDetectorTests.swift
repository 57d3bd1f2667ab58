import Statistics
import Testing

@Suite struct WarmUpDetectorTests {
    private func samplesTaken(_ detector: inout WarmUpDetector, _ sample: (Int) -> Double) -> Int {
        var taken = 0
        while true {
            taken += 1
            if detector.record(sample(taken)) { return taken }
        }
    }

    @Test func steadyTimesSettleAfterTwoWindows() {
        var detector = WarmUpDetector(window: 10, cap: 1000)
        #expect(samplesTaken(&detector) { _ in 500 } == 20)
        #expect(detector.outcome == .settled && detector.sampleCount == 20)
    }

    @Test func fallingTimesKeepItRunningUntilTheyRest() {
        // Twice as long at first, then halving its excess with each window of 10.
        var detector = WarmUpDetector(window: 10, cap: 1000)
        let taken = samplesTaken(&detector) { sample in
            var excess = 1000.0
            for _ in 0..<(sample - 1) / 10 { excess /= 2 }
            return 1000 + excess
        }
        // 1007.8 against 1015.6 is the first step below 1 %.
        #expect(taken == 80)
        #expect(detector.outcome == .settled)
    }

    @Test func stepOfExactlyTheToleranceIsMovement() {
        var detector = WarmUpDetector(window: 1, cap: 4, tolerance: 0.5)
        #expect(samplesTaken(&detector) { [64, 32, 16, 8][$0 - 1] } == 4)
        #expect(detector.outcome == .capped)
    }

    @Test func restlessTimesEndAtTheCap() {
        var detector = WarmUpDetector(window: 4, cap: 30)
        #expect(samplesTaken(&detector) { Double($0 * $0) } == 30)
        #expect(detector.outcome == .capped)
    }

    @Test func spikesDoNotDelayIt() {
        var detector = WarmUpDetector(window: 9, cap: 1000)
        #expect(samplesTaken(&detector) { $0 % 5 == 0 ? 90_000 : 1000 } == 18)
    }

    @Test func medianOfAWindowIgnoresItsOrder() {
        var generator = SeededGenerator(seed: 7)
        for window in 1...12 {
            var detector = WarmUpDetector(window: window, cap: 1000)
            let values = (0..<window).map { Double(100 + $0) }
            var queue = values.shuffled(using: &generator) + values.shuffled(using: &generator)
            #expect(samplesTaken(&detector) { _ in queue.removeFirst() } == 2 * window)
            #expect(detector.outcome == .settled)
        }
    }

    @Test func endIsFinal() {
        var detector = WarmUpDetector(window: 1, cap: 2)
        #expect(samplesTaken(&detector) { Double($0) * 100 } == 2)
        #expect(detector.record(5) && detector.outcome == .capped && detector.sampleCount == 2)
    }

    @Test func noCapNoWarmUp() {
        var detector = WarmUpDetector(cap: 0)
        #expect(detector.outcome == .capped)
        #expect(detector.record(1) && detector.sampleCount == 0)
    }
}
