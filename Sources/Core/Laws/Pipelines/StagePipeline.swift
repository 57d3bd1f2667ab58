/// A stage that takes a set-up and a time for each byte: a + S/B.
public struct LinearStage: Hashable, Sendable {
    /// a: what each chunk costs, whatever its size.
    public var setup: Nanoseconds
    /// B: the rate of the rest.
    public var bandwidth: Bandwidth

    /// See the properties.
    public init(setup: Nanoseconds, bandwidth: Bandwidth) { (self.setup, self.bandwidth) = (setup, bandwidth) }

    /// a + S/B.
    public func time(for bytes: Double) -> Nanoseconds { setup + bandwidth.time(for: bytes) }
}

/// L18, L37: stages that each take a whole chunk and hand it on, each busy with another chunk.
///
/// Source: S2 and S3; the time of unequal stages and of a shorter last chunk is our extension.
public struct StagePipeline: Hashable, Sendable {
    /// In the order in which a chunk passes them; at least one.
    public var stages: [LinearStage]

    /// Traps without a stage.
    public init(_ stages: [LinearStage]) {
        precondition(!stages.isEmpty, "a pipeline has a stage")
        self.stages = stages
    }

    /// Stages that are all alike.
    public init(_ stage: LinearStage, count: Int) { self.init(Array(repeating: stage, count: count)) }

    /// The sum of a + S/B: one chunk alone.
    public func fill(_ chunk: Double) -> Nanoseconds { stages.reduce(.zero) { $0 + $1.time(for: chunk) } }

    /// The slowest stage's a + S/B: what each further chunk takes.
    public func period(_ chunk: Double) -> Nanoseconds {
        stages.reduce(.zero) { max($0, $1.time(for: chunk)) }
    }

    /// Fill + (M/S - 1) period: for equal stages (n - 1 + M/S) (a + S/B). It counts parts of chunks, so it is exact where
    /// S divides M.
    public func time(for message: Double, chunk: Double) -> Nanoseconds {
        fill(chunk) + (message / chunk - 1) * period(chunk)
    }

    /// The time of a message whose last chunk may be shorter, exactly: the longest way through the grid of chunks and
    /// stages, which enters the row of the last chunk at one of the stages.
    public func time(for cut: Chunking) -> Nanoseconds {
        let last = Double(cut.last)
        guard cut.count > 1 else { return fill(last) }
        var (before, slowest, rest) = (Nanoseconds.zero, Nanoseconds.zero, fill(last))
        var longest = Nanoseconds.zero
        for stage in stages {
            let whole = stage.time(for: Double(cut.chunk))
            before = before + whole
            slowest = max(slowest, whole)
            longest = max(longest, before + Double(cut.count - 2) * slowest + rest)
            rest = rest - stage.time(for: last)
        }
        return longest
    }

    /// How many chunks must be under way for the slowest stage never to wait: fill / period, in whole chunks.
    public func buffersNeeded(_ chunk: Double) -> Int {
        // A rounding of Double's last digits makes no chunk.
        Int((fill(chunk) / period(chunk) - 1e-9).rounded(.up))
    }

    /// S* = sqrt(M a B / (n - 1)) for n equal stages: the chunk with the least time. Nothing for one stage, which had
    /// better take the message whole, nor where chunks cost no set-up, so that smaller ones are always better.
    public func bestChunk(for message: Double) -> Double? {
        guard stages.count > 1, stages.contains(where: { $0.setup > .zero }) else { return nil }
        guard Set(stages).count > 1 else {
            let best = stages[0].bandwidth.bytes(in: stages[0].setup) * message / Double(stages.count - 1)
            return min(message, best.squareRoot())
        }
        // Unequal stages: the time is the largest of one convex function of S for each stage, so convex.
        return GoldenSection.minimum(in: 1...message) { time(for: message, chunk: $0).value }
    }
}
