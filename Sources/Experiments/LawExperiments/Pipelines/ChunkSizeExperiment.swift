import Laws

/// L18: the best chunk of a pipeline, by closed form and by trying every chunk.
struct ChunkSizeExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 18, title: "best chunk of a pipeline",
        claim:
            "Small chunks pay the set-up of a transfer too often; large ones let a computation grow too long, or keep the "
            + "next stage waiting. In between lies one best chunk.",
        formula:
            "read, compute, write: S/max(a + S/B, c S^p, a + rho S/B) is greatest where a + S/B = c S^p for p > 1, "
            + "otherwise none; one channel for both ways takes 2a + (1 + rho) S/B (ours); a message M through n equal stages: T = (n - 1 + M/S)(a + S/B), least at "
            + "S* = sqrt(M a B/(n - 1)). S: chunk, a: set-up, B: bandwidth, c S^p: computing, rho: part left to write",
        source: "S2, on compression in three stages; the chunk of a message is the classic law of staged pipelines",
        advice:
            "Start with S* and round to pages: near it the time hardly changes, so half or double the chunk costs a few "
            + "percent. Where computing is linear (p = 1) a larger chunk never loses throughput, and memory and delay "
            + "set the limit.",
        kind: .deterministic,
        measurement: .here(
            "a message in chunks through two copy engines, and a stream that one engine reads and writes back beside a "
                + "computation of exponent 1.5"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "chunk", "S: a chunk", in: .bytes, defaults: (9...20).map { Double(1 << $0) },
            range: 1...1_073_741_824),
        .setup, .linkBandwidth,
        LawParameter(
            "compute", "computing on a chunk of 4096 B", in: .nanoseconds, default: 300, range: 0.1...1e6),
        LawParameter("exponent", "p: how computing grows", in: .fraction, default: 1.5, range: 0.1...4),
        LawParameter("remainder", "rho: the part of a chunk left to write", in: .fraction, default: 0.5, range: 0...2),
        LawParameter(
            "channels", "channels of the engine: 1 reads and writes in turn, 2 at once", in: .count, default: 2,
            range: 1...2),
        LawParameter(
            "message", "M: what is sent in chunks", in: .bytes, default: 1_048_576, range: 64...1_073_741_824),
        LawParameter("stages", "n: equal stages of that", in: .count, default: 3, range: 2...16),
        LawParameter(
            "grid", "all multiples of it are tried", in: .bytes, default: 64, range: 1...1_048_576),
    ]

    /// A search simulates every chunk up to this many.
    private static let mostTried = 32768

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let stage = LinearStage(setup: values.time("setup"), bandwidth: values.bandwidth("bandwidth"))
        let balance = ChunkBalance(
            transfer: stage, remainder: values["remainder"], compute: values.time("compute"), reference: 4096,
            exponent: values["exponent"], sharesChannel: values.whole("channels") == 1)
        guard stage.setup >= Nanoseconds(1) else {
            throw LawRefusal(
                "a set-up of \(plain(stage.setup.value)) ns is lost in rounding to picoseconds",
                "give a setup of at least 1 ns")
        }
        let (message, grid) = (values.whole("message"), values.whole("grid"))
        guard grid <= message, message / grid <= Self.mostTried else {
            throw LawRefusal(
                "a grid of \(grid) B divides a message of \(message) B into \(message / grid) chunks",
                "give a grid that divides it into 1 to \(Self.mostTried)")
        }
        let chunks = values[sweep: "chunk"].sorted()
        guard chunks.allSatisfy({ message / Int($0) <= Self.mostTried }) else {
            throw LawRefusal(
                "a message of \(message) B has more than \(Self.mostTried) chunks of \(plain(chunks[0])) B",
                "give a smaller message or larger chunks")
        }
        let longest = balance.computing(max(Double(message), chunks[chunks.count - 1]))
        guard longest <= Nanoseconds(1e12) else {
            throw LawRefusal(
                "computing on the largest chunk takes more than 1000 s",
                "give a lower exponent, compute, chunk or message")
        }
        let search = ChunkSearch(
            balance: balance, pipeline: StagePipeline(stage, count: values.whole("stages")), message: message,
            grid: grid)
        let x = LawCurve.Axis("chunk", .bytes, isLogarithmic: true)
        return LawResult(
            curves: [
                LawCurve(
                    "throughput of read, compute, write", x: x, y: LawCurve.Axis("throughput", .gigabytesPerSecond),
                    tolerance: .init(relative: search.rounding),
                    points: chunks.map {
                        LawPoint(
                            x: $0, predicted: balance.throughput($0).bytesPerNanosecond,
                            simulated: search.throughput(Int($0)))
                    }),
                LawCurve(
                    "time of a message", x: x, y: LawCurve.Axis("time", .nanoseconds, isLogarithmic: true),
                    tolerance: .init(relative: search.rounding),
                    points: chunks.filter { $0 <= Double(message) }.map {
                        LawPoint(x: $0, predicted: search.predictedTime(Int($0)).value, simulated: search.time(Int($0)))
                    }),
            ].filter { !$0.points.isEmpty },
            findings: [search.balanceFinding, search.messageFinding, search.linearFinding])
    }
}
