/// What the latest block of a cell cost: the next one's length follows from it.
struct BlockPace {
    /// A sample with what lies between it and the next, such as a barrier.
    private(set) var sampleNanoseconds: Double
    /// Once a block, whatever its length: stamping and verification.
    let overheadNanoseconds: Double

    /// Verification may take this part of the time.
    private static let verificationShare = 0.2

    init(of outcome: BlockOutcome) {
        let count = max(1, outcome.elapsedNanoseconds.count)
        sampleNanoseconds = max(1, Double(outcome.loopNanoseconds) / Double(count))
        overheadNanoseconds = Double(max(0, outcome.wallNanoseconds - outcome.loopNanoseconds))
    }

    /// From now on samples are longer by so much.
    mutating func lengthenSamples(by nanoseconds: Double) { sampleNanoseconds += nanoseconds }

    /// How long a block of so many samples will take.
    func blockNanoseconds(samples: Int) -> Double { overheadNanoseconds + Double(samples) * sampleNanoseconds }

    /// Samples of a block that takes so long; may be none.
    func samples(ofBlockLasting nanoseconds: Double) -> Int {
        max(0, Int((nanoseconds - overheadNanoseconds) / sampleNanoseconds))
    }

    /// Samples of a block that is no longer than verification asks for.
    var samplesThatOutweighVerification: Int { samples(ofBlockLasting: overheadNanoseconds / Self.verificationShare) }
}
