import DeviceSimulation
import Laws

/// L31: a reserve that is lent to pages and claimed back, beside an allocator whose memory is in pieces.
struct ContiguousClaimExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 31, title: "claiming contiguous memory back",
        claim:
            "A device without scatter-gather needs one contiguous buffer, say 64 MiB for a camera. Linux's contiguous "
            + "memory allocator (CMA) reserves the region at boot and lends it to pages that can move; a claim moves them.",
        formula:
            "T = occupied (t_migrate + P/Bc) for pages of P bytes copied at Bc, t_migrate being the rest of moving a "
            + "page; it cannot be had at all where a page in it cannot move",
        source: "S2 (in words); 1 us for moving a page is assumed",
        advice:
            "Claim such buffers early and keep them: at the default figures a claim of 16 MiB that are all lent takes "
            + "6 ms. Pin no memory that may "
            + "lie in the reserve: one pinned page makes the whole region unavailable.",
        kind: .deterministic,
        measurement: .elsewhere("a claim needs a driver of the kernel; on a board with CMA, by its trace points"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "occupied", "pages in the region", in: .count, defaults: [0, 1, 16, 64, 256, 1024],
            range: 0...65_536),
        LawParameter("region", "the region", in: .bytes, default: 16_777_216, range: 64...268_435_456),
        .page,
        LawParameter(
            "migrate", "t_migrate: moving a page but for the copy", in: .nanoseconds, default: 1000, range: 0...1e6),
        .copyBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (page, region) = (values.whole("page"), values.whole("region"))
        let frames = region / page
        guard page % 8 == 0 else { throw LawRefusal("a page of \(page) B has no whole words", "give a multiple of 8") }
        guard frames > 0 else {
            throw LawRefusal("a region of \(region) B has no page of \(page) B", "give a larger one")
        }
        let occupied = values[sweep: "occupied"].map { Int($0) }
        if let most = occupied.max(), most > frames {
            throw LawRefusal("\(most) pages do not fit the region's \(frames) frames", "give at most \(frames)")
        }
        let law = ContiguousClaim(
            occupied: 0, unmovable: 0, page: Double(page), migration: values.time("migrate"),
            copy: values.bandwidth("copy-bandwidth"))
        let model = ReserveModel(law, frames: frames, wordsPerFrame: page / 8, seed: seed)
        let claims = occupied.map { model.claim(occupied: $0, unmovable: 0) }
        return LawResult(
            curves: [
                LawCurve(
                    "claim", x: .init("occupied", .count, isLogarithmic: true),
                    y: .init("time", .nanoseconds, isLogarithmic: true),
                    // Half a picosecond for each copy.
                    tolerance: .init(absolute: 0.0005 * Double(frames) + 0.001),
                    points: zip(occupied, claims).map { pages, claim in
                        var law = law
                        law.occupied = Double(pages)
                        return LawPoint(
                            x: Double(pages), predicted: law.time?.value, simulated: claim.time?.nanoseconds)
                    })
            ],
            findings: [
                LawFinding(
                    "every word of the pages that moved is where its page is now, and the region is empty",
                    holds: claims.allSatisfy(\.isRight)),
                refused(model), fragmented(model, frames: frames),
            ])
    }

    /// One page that cannot move is in the way, and no other page is moved for nothing.
    private func refused(_ model: ReserveModel) -> LawFinding {
        let claim = model.claim(occupied: 1, unmovable: 1)
        return LawFinding(
            "with one page that cannot move the region cannot be had",
            holds: claim.time == nil && claim.isRight, trace: claim.refusal.map { ["refused: \($0)"] } ?? [])
    }

    private func fragmented(_ model: ReserveModel, frames: Int) -> LawFinding {
        let (free, largest) = model.fragmentedBuddy()
        return LawFinding(
            "an allocator of buddies with \(free) frames free in random places has no more than \(largest) contiguous "
                + "ones, and a region of \(frames) is asked for",
            // Among very few frames chance leaves such a block.
            holds: frames < 16 || largest < frames)
    }
}
