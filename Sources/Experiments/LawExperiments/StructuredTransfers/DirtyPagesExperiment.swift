import DeviceSimulation
import Laws

/// L24: random bitmaps, of which what is dirty is sent, beside a transfer of everything; and live migration, round by round.
struct DirtyPagesExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 24, title: "dirty-page bitmap transfer",
        claim:
            "A bitmap says which pages have changed; only these are sent, a descriptor for each run of them. It pays "
            + "until scan and descriptors cost what the clean pages would. Live migration does it in rounds, each of which "
            + "sends what was written during the one before.",
        formula: "T = n t_scan + runs to + d n P/B, E[runs] = d + (n - 1) d (1 - d); better than to + n P/B while "
            + "t_scan + d (1 - d) to + d P/B < P/B; rounds: V_(i+1) = V_i r/B, ceil(log(V_stop/V_0)/log(r/B)) of them, "
            + "none for r >= B",
        source: "S0, S1 in words; times, runs and rounds are reconstructed",
        advice:
            "With pages of 4 KiB send the dirty ones nearly always; with a bit for every cache line send everything from "
            + "some density on. Slow a writer down whose rate comes near the link's: migration would never end.",
        kind: .stochastic,
        measurement: .here("bitmaps of several densities, sent as lists and whole"),
        overVerbs: "a write for each run of dirty pages beside one of everything, from constants fitted elsewhere")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "density", "d: the part of the pages that is dirty", in: .fraction,
            defaults: [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95], range: 0.01...1),
        LawParameter("page", "P: what a bit stands for", in: .bytes, default: 256, range: 8...65_536),
        LawParameter("pages", "n: bits of the bitmap", in: .count, default: 1024, range: 256...65_536),
        LawParameter("scan", "t_scan: looking at a bit", in: .nanoseconds, default: 1, range: 0...1e6),
        .descriptorOverhead, .linkBandwidth,
        LawParameter(
            "dirtying", "r: how fast clean memory becomes dirty", in: .gigabytesPerSecond, default: 5,
            range: 0.001...1e4),
        LawParameter(
            "stop", "V_stop: pages for which the writer is stopped", in: .count, default: 8, range: 1...65_536),
        LawParameter("bitmaps", "random bitmaps of each density", in: .count, default: 16, range: 8...10_000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = DirtyPages(
            pages: values.whole("pages"), page: values.whole("page"), scan: values.time("scan"),
            overhead: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth"))
        guard law.pages * law.page <= 1 << 24 else {
            throw LawRefusal("a memory of more than 16 MiB is not moved here", "take fewer or smaller pages")
        }
        let (migration, volumes) = try migration(values, law)
        var model = DirtyPagesModel(law, bitmaps: values.whole("bitmaps"), seed: seed)
        let densities = values[sweep: "density"]
        let sparse = densities.map { model.sparse(density: $0) }
        let dense = model.denseTime.nanoseconds
        let density = LawCurve.Axis("density", .fraction)
        let time = LawCurve.Axis("time", .nanoseconds)
        // Half a picosecond for every run that is moved.
        let rounding = LawCurve.Tolerance(absolute: 0.0005 * Double(law.pages))
        return LawResult(
            curves: [
                LawCurve(
                    "what is dirty", x: density, y: time, tolerance: rounding,
                    points: zip(densities, sparse).map {
                        LawPoint(x: $0, predicted: law.expectedSparseTime(density: $0).value, simulated: $1.time)
                    }),
                LawCurve(
                    "everything", x: density, y: time, tolerance: rounding,
                    points: densities.map { LawPoint(x: $0, predicted: law.denseTime.value, simulated: dense) }),
                LawCurve(
                    "runs of dirty pages", x: density, y: .init("runs", .count),
                    points: zip(densities, sparse).map {
                        LawPoint(x: $0, predicted: law.expectedRuns(density: $0), simulated: $1.runs)
                    }),
                volumes,
            ],
            findings: [
                LawFinding(
                    "every dirty page has arrived, and no other has changed",
                    holds: sparse.allSatisfy(\.isIntact)),
                breakEven(law, &model), model.joining(),
            ] + migration)
    }

    /// At the break-even density both transfers take the same time.
    private func breakEven(_ law: DirtyPages, _ model: inout DirtyPagesModel) -> LawFinding {
        guard let density = law.breakEvenDensity else {
            let found = model.sparse(density: 0.01)
            return LawFinding(
                "looking at a page takes as long as sending it: sending everything is always faster",
                holds: found.time.value >= model.denseTime.nanoseconds - law.overhead.value)
        }
        let (found, dense) = (model.sparse(density: density).time, model.denseTime.nanoseconds)
        // For n pages the exact break-even is off by less than a descriptor.
        let margin = law.overhead.value + 0.0005 * Double(law.pages)
        let reached = found.interval ?? found.value...found.value
        return LawFinding(
            "both take the same time at d = \(rounded(density)): simulated \(Int(found.value)) ns and \(Int(dense)) ns",
            holds: reached.lowerBound - margin <= dense && dense <= reached.upperBound + margin)
    }

    /// What migration leaves after each round, and how many rounds it takes.
    private func migration(
        _ values: LawValues, _ pages: DirtyPages
    ) throws(LawRefusal) -> ([LawFinding], LawCurve) {
        let (page, stop) = (Double(pages.page), values["stop"])
        // A write every whole picosecond count: the closed form has the rate that this comes to.
        let interval = values.rate("dirtying").time(for: pages.page)
        let sending = values.rate("bandwidth").time(for: pages.page)
        guard interval > .zero, sending > .zero else {
            throw LawRefusal("a page takes no picosecond", "take larger pages or lower rates")
        }
        func law(remainder: Double) -> MigrationRounds {
            MigrationRounds(
                memory: Double(pages.pages) * page, remainder: remainder * page,
                dirtying: Bandwidth(bytesPerNanosecond: page / interval.nanoseconds),
                bandwidth: Bandwidth(bytesPerNanosecond: page / sending.nanoseconds))
        }
        let ratio = law(remainder: stop).ratio
        guard ratio >= 1 || stop * (1 - ratio) > 1 else {
            throw LawRefusal(
                "\(plain(stop)) pages are fewer than whole pages can come down to, at r/B = \(rounded(ratio))",
                "stop at more than \(Int((1 / (1 - ratio)).rounded(.up))) pages")
        }
        guard Double(pages.pages) * max(1, ratio) <= 1_000_000 else {
            throw LawRefusal(
                "memory is dirtied more than a million times in a round", "lower the rate, or take fewer pages")
        }
        let report = LiveMigration(page: pages.page, writeEvery: interval, rate: values.rate("bandwidth"))
            .run(pages: pages.pages, remainder: Int(stop))
        // Each round's volume is whole pages, up to one off, and hands its error on.
        let error = ratio < 1 ? min(Double(pages.pages), 1 / (1 - ratio)) : 1
        let curve = LawCurve(
            "left by rounds of migration", x: .init("rounds", .count), y: .init("pages", .count),
            tolerance: .init(absolute: error),
            points: report.volumes.enumerated().map { round, volume in
                LawPoint(
                    x: Double(round), predicted: law(remainder: stop).volume(afterRounds: round) / page,
                    simulated: Double(volume))
            })
        return (
            [
                rounds(report, predicted: law(remainder: stop).rounds, fewest: law(remainder: stop + error).rounds) {
                    stop > error ? law(remainder: stop - error).rounds : nil
                },
                LawFinding(
                    "once the writer is stopped, both memories become the same, byte for byte", holds: report.isSame),
            ], curve
        )
    }

    private func rounds(
        _ report: LiveMigration.Report, predicted: Int?, fewest: Int?, most: () -> Int?
    ) -> LawFinding {
        guard let predicted else {
            return LawFinding(
                "dirtied as fast as it is sent, memory never becomes clean: simulated "
                    + (report.hasConverged ? "\(report.rounds) rounds" : "no end"), holds: !report.hasConverged)
        }
        // Whole pages can make it a round more or less.
        let range = (fewest ?? 0)...max(predicted, most() ?? Int.max)
        return LawFinding(
            "the writer can be stopped after \(predicted) rounds: simulated "
                + (report.hasConverged ? "\(report.rounds)" : "no end"),
            holds: report.hasConverged && range.contains(report.rounds))
    }
}
