import DeviceSimulation
import Laws

/// L39: reads of a file at random and in sequence, through a page cache that holds a part of it.
struct PageCacheExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 39, title: "page-cache hit beside a transfer",
        claim:
            "Reading a file may need no DMA at all: what is still in the page cache is in memory already. What comes from a "
            + "network always is DMA.",
        formula:
            "E[T] = h T_mem + (1 - h) T_dev. h: the part of the reads that hit; at random h = C/F; over and over from start "
            + "to end h = 0 for C < F, otherwise 1. T_mem and T_dev: a page from memory and from the device, C: pages of "
            + "the cache, F: pages of the file",
        source: "S3, on page-cache hits; the hit ratios are our extension",
        advice:
            "Before you compare a file with a network, drop the page cache or read past it (O_DIRECT), and say which. A "
            + "file that is a little larger than memory and read in a circle is never found there.",
        kind: .stochastic,
        measurement: .elsewhere(
            "a variable to hold constant rather than a law of a path; any disk with and without O_DIRECT"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "cache", "C: pages of the cache", in: .count, defaults: [1, 64, 128, 256, 384, 512, 640],
            range: 1...65536),
        LawParameter("file", "F: pages of the file", in: .count, default: 512, range: 1...65536),
        LawParameter("memory", "T_mem: a page from memory", in: .nanoseconds, default: 500, range: 0...1e9),
        LawParameter("storage", "T_dev: a page from the device", in: .nanoseconds, default: 80000, range: 0...1e9),
        LawParameter("reads", "reads of a run", in: .count, default: 5000, range: 100...1_000_000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = PageCacheReads(memory: values.time("memory"), device: values.time("storage"))
        let (file, reads) = (values.whole("file"), values.whole("reads"))
        let caches = values[sweep: "cache"].sorted()
        let model = PageCacheModel(law, pages: file, seed: seed)
        var random = RandomTimes(seed: seed)
        let atRandom = caches.map { model.run(cache: Int($0), reads: reads) { _ in random.below(file) } }
        let inSequence = caches.map { model.run(cache: Int($0), reads: min(reads, 2 * file)) { $0 % file } }
        func curve(
            _ name: String, _ runs: [PageCacheModel.Run], _ ratio: (Int, Int) -> Double, isRandom: Bool
        ) -> LawCurve {
            LawCurve(
                name, x: LawCurve.Axis("cache", .count), y: LawCurve.Axis("time of a read", .nanoseconds),
                tolerance: .init(absolute: 0.001),
                points: zip(caches, runs).map { cache, run in
                    let predicted = law.meanTime(hitRatio: ratio(Int(cache), file)).value
                    guard isRandom, let interval = interval(of: run, law) else {
                        return LawPoint(x: cache, predicted: predicted, simulated: run.mean)
                    }
                    return LawPoint(
                        x: cache, predicted: predicted, simulated: LawPoint.Found(run.mean, interval: interval))
                })
        }
        let runs = atRandom + inSequence
        return LawResult(
            curves: [
                curve("at random", atRandom, PageCacheReads.hitRatioAtRandom, isRandom: true),
                curve("in sequence, over and over", inSequence, PageCacheReads.hitRatioInSequence, isRandom: false),
            ],
            findings: [
                LawFinding(
                    "every read has the device's bytes, and DMA took place for \(runs.reduce(0) { $0 + $1.transfers }) of "
                        + "\(runs.reduce(0) { $0 + $1.reads }) reads, which are those that missed",
                    holds: runs.allSatisfy { $0.isRight && $0.transfers + $0.hits == $0.reads }),
                network(model, file),
            ])
    }

    /// Where the truth lies: four and a half standard errors of independent hits (Agresti and Coull's, which also holds
    /// near 0 and 1), as a time. Nothing where both times are the same.
    private func interval(of run: PageCacheModel.Run, _ law: PageCacheReads) -> ClosedRange<Double>? {
        let reach = 4.5
        let count = Double(run.reads) + reach * reach
        let ratio = (Double(run.hits) + reach * reach / 2) / count
        let error = reach * (ratio * (1 - ratio) / count).squareRoot()
        let (low, high) = (max(0, ratio - error), min(1, ratio + error))
        let ends = [law.meanTime(hitRatio: low).value, law.meanTime(hitRatio: high).value].sorted()
        return ends[0] < ends[1] ? ends[0] - 0.001...ends[1] + 0.001 : nil
    }

    /// What arrives from a network is new each time: no cache spares its DMA.
    private func network(_ model: PageCacheModel, _ file: Int) -> LawFinding {
        let cached = model.run(cache: file, reads: file) { $0 }
        let stale = model.stalePages(cache: file)
        let fresh = model.transfersOfNewPages(cache: 2 * file)
        return LawFinding(
            "a file that is cached whole needs \(cached.transfers) transfers; of \(file) pages of a new message the same cache "
                + "would give \(stale) as they were before, so that from a network \(fresh) are transferred",
            holds: cached.transfers == 0 && stale == file && fresh == file)
    }
}
