import DeviceSimulation
import Laws
import Statistics

/// L29: a pool of frames of which some are pinned, and a program that goes round its pages.
struct PinnedFramesExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 29, title: "pinned memory and thrashing",
        claim:
            "Memory that a device reads or writes must stay where it is, so its pages are pinned. What is pinned cannot "
            + "be replaced: pin too much, and programs that fitted before wait for their pages all the time.",
        formula:
            "thrash iff F - P < W <= F, for F frames, P of them pinned, and W pages used in turn; the largest P that "
            + "does no harm is F - W",
        source: "S3 (in words; its symbols are lost and the inequality is reconstructed)",
        advice: "Add up what all processes of a host register, and leave the working set of everything else free: from "
            + "one page too many on, every access may miss. Keep pages and their IOMMU translations pinned until the "
            + "last transfer has completed.",
        kind: .safety,
        measurement: .elsewhere(
            "thrashing would harm whatever else runs here; on a host of one's own, in a small cgroup"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "pinned", "P: pinned frames", in: .count, defaults: [0, 128, 255, 256, 257, 512, 1023],
            range: 0...65_535),
        LawParameter("frames", "F: all frames", in: .count, default: 1024, range: 1...65_536),
        LawParameter("pages", "W: pages that are used in turn", in: .count, default: 768, range: 1...65_536),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (frames, pages) = (values.whole("frames"), values.whole("pages"))
        func missRate(_ pinned: Int) -> Double { Self.missRate(frames: frames, pinned: pinned, pages: pages) }
        for pinned in values[sweep: "pinned"] where Int(pinned) >= frames {
            throw LawRefusal(
                "\(plain(pinned)) pinned frames of \(frames) leave none for anything else",
                "pin at most \(frames - 1)")
        }
        let law = PinnedFrames(frames: frames, pinned: 0, workingSet: pages)
        return LawResult(
            curves: [
                LawCurve(
                    "misses", x: .init("pinned", .count), y: .init("accesses that miss", .fraction),
                    points: values[sweep: "pinned"].map { pinned in
                        var law = law
                        law.pinned = Int(pinned)
                        return LawPoint(x: pinned, predicted: law.cyclicMissRate, simulated: missRate(Int(pinned)))
                    })
            ],
            findings: [Self.largest(law, missRate)] + MigrationProgram.findings)
    }

    /// How many accesses miss in three rounds, after one that brings in what fits.
    static func missRate(frames: Int, pinned: Int, pages: Int) -> Double {
        var pool = FramePool(frames: frames)
        for page in pages..<pages + pinned {
            guard pool.pin(page) else { preconditionFailure("fewer pages than frames are pinned") }
        }
        var misses = 0
        for round in 0..<4 {
            for page in 0..<pages where pool.access(page) != .hit && round > 0 { misses += 1 }
        }
        return Double(misses) / Double(3 * pages)
    }

    /// The largest number of pinned frames that does no harm, by bisection over simulated pools.
    private static func largest(_ law: PinnedFrames, _ missRate: (Int) -> Double) -> LawFinding {
        let found = Bisection.last(in: 0...law.frames - 1) { missRate($0) == 0 }
        func text(_ frames: Int?) -> String { frames.map { "\($0) frames" } ?? "none" }
        return LawFinding(
            "the most that can be pinned without harm is \(text(law.largestHarmless)): simulated \(text(found))",
            holds: found == law.largestHarmless)
    }
}
