import DeviceSimulation
import Laws

/// L30: a processor that reads what a device wrote, through a cache that does not see the device, and past it.
struct CacheInvalidationExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 30, title: "invalidating a cache by software",
        claim:
            "Where a processor's cache does not see what a device writes, software has to invalidate every line of the "
            + "buffer before it reads: for 256 KiB that takes over 200,000 cycles, and the first byte comes over 100 "
            + "times later than from memory that is not cached.",
        formula: "T_first = lines c_inv + c_miss, beside c_unc; n reads cost lines c_inv + min(n, lines) c_miss + "
            + "max(0, n - lines) c_hit, beside n c_unc; c_inv, c_miss, c_hit, c_unc: cycles to invalidate a line, to read "
            + "with a miss, with a hit, and past the cache",
        source:
            "S3 (its figures; the formula is reconstructed, the break-even with its misses is our extension). 50 cycles a "
            + "line are its 200,000 over 4096 lines of 64 B; the other cycles are assumed",
        advice:
            "Cache a buffer that is read many times between two transfers, and leave one uncached that is read once. "
            + "On coherent machines neither is needed; on others the driver's synchronisation calls are what makes the "
            + "data right, after the transfer and not only before.",
        kind: .safety,
        measurement: .elsewhere(
            "this machine's cache is coherent; on an embedded board, or with clflushopt as a likeness"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "reads", "n: reads, one of each line in turn", in: .count,
            defaults: [1, 256, 4096, 5120, 8192, 16_384, 32_768], range: 1...1_048_576),
        LawParameter("buffer", "the buffer", in: .bytes, default: 262_144, range: 1...16_777_216),
        LawParameter("line", "a line of the cache", in: .bytes, default: 64, range: 8...4096, figure: "cache_line"),
        LawParameter(
            "invalidate", "c_inv: invalidating a line", in: .cycles, default: 50, range: 1...1e6,
            figure: "line_invalidation"),
        LawParameter(
            "hit", "c_hit: a read from the cache", in: .cycles, default: 4, range: 0...1e6, figure: "cache_hit"),
        LawParameter(
            "miss", "c_miss: a read that fills a line", in: .cycles, default: 200, range: 0...1e6, figure: "cache_miss"),
        LawParameter(
            "uncached", "c_unc: a read past the cache", in: .cycles, default: 200, range: 1...1e6,
            figure: "uncached_read"),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let line = values.whole("line")
        guard line % 8 == 0 else { throw LawRefusal("a line of \(line) B has no whole words", "give a multiple of 8") }
        let lines = (values.whole("buffer") + line - 1) / line
        let law = CacheInvalidation(
            lines: Double(lines), invalidation: values["invalidate"], hit: values["hit"], miss: values["miss"],
            uncached: values["uncached"])
        let model = DeviceBufferModel(law, wordsPerLine: line / 8)
        let reads = values[sweep: "reads"].map { Int($0) }
        let run = model.run(reads: reads.max() ?? 1)
        let axes = (
            x: LawCurve.Axis("reads", .count, isLogarithmic: true),
            y: LawCurve.Axis("time", .cycles, isLogarithmic: true)
        )
        return LawResult(
            curves: [
                LawCurve(
                    "invalidated, then cached", x: axes.x, y: axes.y,
                    points: reads.map {
                        LawPoint(
                            x: Double($0), predicted: law.cachedTime(reads: Double($0)), simulated: run.cached[$0])
                    }),
                LawCurve(
                    "not cached", x: axes.x, y: axes.y,
                    points: reads.map {
                        LawPoint(
                            x: Double($0), predicted: law.uncachedTime(reads: Double($0)), simulated: run.uncached[$0])
                    }),
            ],
            findings: [first(law, run), breakEven(law, model), correctness(run)] + StaleReadProgram.findings)
    }

    private func first(_ law: CacheInvalidation, _ run: DeviceBufferModel.Run) -> LawFinding {
        let ratio = run.cached[1] / run.uncached[1]
        return LawFinding(
            "the first read of \(plain(law.lines)) lines is answered after \(rounded(law.firstRead)) cycles, "
                + "\(rounded(law.firstReadRatio)) times those of a read past the cache: simulated "
                + "\(rounded(run.cached[1])) cycles",
            holds: run.cached[1] == law.firstRead && abs(ratio - law.firstReadRatio) <= 1e-12 * ratio)
    }

    private func correctness(_ run: DeviceBufferModel.Run) -> LawFinding {
        LawFinding(
            "what is read after the invalidation is what the device wrote, and without it some of it is not: "
                + "\(run.wrongWords) and \(run.wrongWordsWithout) words wrong",
            holds: run.wrongWords == 0 && run.wrongWordsWithout > 0)
    }

    /// The number of reads at which the cache has paid, by reading on until it has.
    private func breakEven(_ law: CacheInvalidation, _ model: DeviceBufferModel) -> LawFinding {
        let limit = 8 * Int(law.lines)
        let run = model.run(reads: limit)
        let found = (1...limit).first { run.cached[$0] <= run.uncached[$0] }
        let predicted = law.breakEvenReads.map { max(1, Int($0.rounded(.up))) }
        guard let predicted, predicted <= limit else {
            return LawFinding(
                "the cache does not pay within \(limit) reads: simulated \(found.map(String.init) ?? "none")",
                holds: found == nil)
        }
        return LawFinding(
            "the cache pays from \(predicted) reads on: simulated \(found.map(String.init) ?? "none")",
            // The closed form's division may round a whole number up to the next.
            holds: found.map { abs($0 - predicted) <= 1 } ?? false)
    }
}
