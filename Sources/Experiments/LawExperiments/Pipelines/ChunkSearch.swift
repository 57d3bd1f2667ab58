import Laws

/// Every chunk on a grid, simulated one by one, beside the best chunk of the closed form.
struct ChunkSearch {
    let balance: ChunkBalance
    let pipeline: StagePipeline
    let message: Int
    let grid: Int

    /// A picosecond for each stage and chunk, as a part of the least time that a chunk can take.
    var rounding: Double { 0.001 / pipeline.stages[0].setup.value + 1e-9 }

    func throughput(_ chunk: Int, of law: ChunkBalance? = nil) -> Double {
        let (law, bytes) = (law ?? balance, Double(chunk))
        return ChunkSizeModel.throughput(
            chunk, times: [law.reading(bytes), law.computing(bytes), law.writing(bytes)],
            sharesChannel: law.sharesChannel)
    }

    func predictedTime(_ chunk: Int) -> Nanoseconds { pipeline.time(for: Chunking(message, by: chunk)) }

    func time(_ chunk: Int) -> Double {
        ChunkSizeModel.time(message, chunk: chunk, stage: pipeline.stages[0], stages: pipeline.stages.count)
    }

    /// Read, compute, write: the chunk of the grid with the highest simulated throughput is next to S*.
    var balanceFinding: LawFinding {
        let tried = stride(from: grid, through: message, by: grid)
        let best = tried.lazy.map { (chunk: $0, rate: throughput($0)) }.max { $0.rate < $1.rate }
        guard let best else { return LawFinding("there is no chunk to try", holds: false) }
        guard let predicted = balance.bestChunk(upTo: Double(message)) else {
            return LawFinding(
                "read, compute, write: no best chunk up to \(message) B, and none of all multiples of \(grid) B is better "
                    + "than the largest",
                holds: best.rate <= throughput(message / grid * grid) * (1 + rounding))
        }
        // S* lies between two chunks of the grid; one of them is the best, or as good.
        let below = max(1, min(message / grid, Int(predicted) / grid))
        let next = [below, min(message / grid, below + 1)].map { throughput($0 * grid) }.max() ?? 0
        return LawFinding(
            "read, compute, write: the best chunk is \(Int(predicted.rounded())) B by golden section, \(best.chunk) B of all "
                + "multiples of \(grid) B",
            holds: best.rate <= next * (1 + rounding)
                && best.rate <= balance.throughput(predicted).bytesPerNanosecond * (1 + rounding))
    }

    /// A message in chunks: no simulated chunk is faster than the closed form at S*, and the best one is no slower than
    /// what the chunk of the grid next to S* can promise.
    var messageFinding: LawFinding {
        let tried = stride(from: grid, through: message, by: grid)
        let best = tried.lazy.map { (chunk: $0, time: time($0)) }.min { $0.time < $1.time }
        guard let best, let predicted = pipeline.bestChunk(for: Double(message)) else {
            return LawFinding("there is no chunk to try", holds: false)
        }
        let least = pipeline.time(for: Double(message), chunk: predicted).value
        let next = max(grid, min(message / grid, Int((predicted / Double(grid)).rounded())) * grid)
        // The closed form counts parts of chunks; the last one's set-up is what a real message pays more.
        let promised = pipeline.time(for: Double(message), chunk: Double(next)) + pipeline.stages[0].setup
        return LawFinding(
            "a message of \(message) B: least \(Int(least.rounded())) ns at \(Int(predicted.rounded())) B by the closed form, "
                + "\(Int(best.time.rounded())) ns at \(best.chunk) B of all multiples of \(grid) B",
            holds: best.time >= least * (1 - rounding) && best.time <= promised.value * (1 + rounding))
    }

    /// With p = 1 there is none: each larger chunk is at least as good.
    var linearFinding: LawFinding {
        var law = balance
        law.exponent = 1
        let rates = stride(from: grid, through: message, by: max(grid, message / 512 / grid * grid)).map {
            throughput($0, of: law)
        }
        let never = zip(rates, rates.dropFirst()).allSatisfy { $1 >= $0 * (1 - rounding) }
        return LawFinding(
            "with p = 1 there is no best chunk: predicted \(law.bestChunk(upTo: Double(message)).map { "\($0)" } ?? "none"), "
                + "and \(rates.count) growing chunks lose nothing",
            holds: never && law.bestChunk(upTo: Double(message)) == nil)
    }
}
