/// How many samples make a stretch of the length that is wanted, found out stretch by stretch.
///
/// Where threads share processors, one sample may take a thousand times as long as the next. Were the latest stretch alone
/// to decide, each that met a wait would be followed by short ones, which hold more of the waits than of what lies between.
struct CoRunPace {
    /// Of the next stretch.
    private(set) var samples = 1
    /// What a sample takes, with what lies between it and the next: the mean over the stretches, older ones weighing less.
    private(set) var sampleNanoseconds = 0
    private var pastNanoseconds = 0.0
    private var pastSamples = 0.0

    /// A stretch has at most so many times the samples of the one before.
    private static let growth = 8
    /// What a stretch weighs when another one has come.
    private static let remembered = 0.5

    /// Takes a stretch into account.
    ///
    /// - Parameters:
    ///   - nanoseconds: how long the samples of a stretch are to take.
    ///   - most: samples that a stretch has at most.
    mutating func learn(from outcome: BlockOutcome, wanting nanoseconds: Int, most: Int) {
        pastNanoseconds = pastNanoseconds * Self.remembered + Double(outcome.loopNanoseconds)
        pastSamples = pastSamples * Self.remembered + Double(max(1, outcome.elapsedNanoseconds.count))
        sampleNanoseconds = max(1, Int(pastNanoseconds / pastSamples))
        samples = max(1, min(nanoseconds / sampleNanoseconds, most, samples * Self.growth))
    }
}
