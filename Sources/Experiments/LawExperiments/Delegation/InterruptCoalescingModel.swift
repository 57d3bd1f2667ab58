import DeviceSimulation
import Laws
import Statistics

/// Random completions before an interrupt moderator, in batches.
struct InterruptCoalescingModel {
    /// Interrupts a microsecond.
    let rate: BatchEstimate?
    /// How long a completion waits in the mean, in nanoseconds.
    let delay: BatchEstimate?
    /// The longest that any has waited.
    let longest: Picoseconds

    init(_ law: InterruptCoalescing, seed: UInt64) {
        let moderator = InterruptModerator(
            count: law.count, timeout: law.timeout.map { Picoseconds($0) })
        var run = ModeratedCompletions(
            meanGap: Picoseconds(law.meanGap), moderator: moderator, seed: seed)
        var (longest, before) = (Picoseconds.zero, Picoseconds.zero)
        let sums = (0..<20).map { _ in
            var (interrupts, completions, waited) = (0, 0, Picoseconds.zero)
            var end = before
            while interrupts < 30 || completions < 1000 {
                let interrupt = run.next()
                interrupts += 1
                completions += interrupt.completions
                waited += interrupt.waited
                longest = max(longest, interrupt.longest)
                end = interrupt.time
            }
            defer { before = end }
            return [
                Double(interrupts), Double(completions), waited.nanoseconds, (end - before).nanoseconds / 1000,
            ]
        }
        rate = BatchEstimate(batches: sums) { $0[0] / $0[3] }
        delay = BatchEstimate(batches: sums) { $0[2] / $0[1] }
        self.longest = longest
    }
}
