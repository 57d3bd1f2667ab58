import DeviceSimulation
import Laws
import Statistics

/// L32: transfers of a scattered buffer, by a list of its pages and by one descriptor over mapped addresses.
struct MappedTransferExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 32, title: "contiguous addresses by an IOMMU",
        claim:
            "An IOMMU can make scattered pages look contiguous to a device, so that one start address and one length "
            + "replace a descriptor for each page. Mapping costs something for each page, but once for many transfers.",
        formula:
            "a list: n to; mapped: to + (n t_map + t_unmap)/u; mapped is no dearer from u* = (n t_map + t_unmap) / "
            + "((n - 1) to) uses on; n: pages, to: a descriptor, t_map: mapping a page, t_unmap: unmapping all, u: uses",
        source: "S2 and S3 (\"a single starting IOVA and a total length\"; the costs are reconstructed)",
        advice:
            "Register once and transfer often: a memory region of RDMA is exactly this mapping. For a buffer that is "
            + "used once, compare the price of registering with that of more scatter-gather elements; huge pages divide "
            + "n by 512.",
        kind: .deterministic,
        measurement: .elsewhere("registering takes an RDMA device: see --over verbs"),
        overVerbs: "pages registered for some writes of one segment, beside a segment for each of registered pages")

    let parameters: [LawParameter] = [
        LawParameter(sweep: "pages", "n: pages", in: .count, defaults: [1, 2, 4, 8, 16, 32], range: 1...16_384),
        LawParameter("uses", "u: transfers for one mapping", in: .count, default: 4, range: 1...10_000),
        LawParameter(
            "map", "t_map: mapping a page", in: .nanoseconds, default: 50, range: 0...1e6,
            figure: "page_registration"),
        LawParameter(
            "unmap", "t_unmap: unmapping, with the invalidation", in: .nanoseconds, default: 1000, range: 0...1e9,
            figure: "unmapping"),
        .descriptorOverhead, .page,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (page, uses) = (values.whole("page"), values.whole("uses"))
        guard page % 8 == 0 else { throw LawRefusal("a page of \(page) B has no whole words", "give a multiple of 8") }
        let pages = values[sweep: "pages"].map { Int($0) }
        let largest = pages.max() ?? 1
        guard largest * page <= 1 << 28 else {
            throw LawRefusal("\(largest) pages of \(page) B are more than 256 MiB", "give fewer or smaller pages")
        }
        guard largest * page * uses <= 1 << 32 else {
            throw LawRefusal(
                "\(uses) uses of \(largest) pages of \(page) B move more than 4 GiB, every word of which is checked",
                "give fewer uses, or fewer or smaller pages")
        }
        let law = MappedTransfer(
            pages: 1, map: values.time("map"), unmap: values.time("unmap"),
            descriptor: values.time("descriptor"), uses: Double(uses))
        func transfer(of pages: Int) -> MappedTransfer {
            var law = law
            law.pages = Double(pages)
            return law
        }
        let runs = pages.map {
            MappedTransferModel(transfer(of: $0), wordsPerPage: page / 8, seed: seed).run(uses: uses)
        }
        let count = LawCurve.Axis("pages", .count, isLogarithmic: true)
        let time = LawCurve.Axis("time of a use", .nanoseconds, isLogarithmic: true)
        // A picosecond of the sum, and the division by the uses.
        let rounding = LawCurve.Tolerance(absolute: 0.001)
        return LawResult(
            curves: [
                LawCurve(
                    "a descriptor for each page", x: count, y: time, tolerance: rounding,
                    points: zip(pages, runs).map { pages, run in
                        LawPoint(
                            x: Double(pages), predicted: transfer(of: pages).listTime.value,
                            simulated: run.list.nanoseconds / Double(uses))
                    }),
                LawCurve(
                    "one descriptor over mapped pages", x: count, y: time, tolerance: rounding,
                    points: zip(pages, runs).map { pages, run in
                        LawPoint(
                            x: Double(pages), predicted: transfer(of: pages).mappedTime.value,
                            simulated: run.mapped.nanoseconds / Double(uses))
                    }),
            ],
            findings: [
                LawFinding("every word arrived, both ways and in every use", holds: runs.allSatisfy(\.isRight)),
                breakEven(transfer(of: largest), seed),
            ])
    }

    /// From how many uses on the mapping pays, by bisection over simulated runs of one-word pages.
    private func breakEven(_ law: MappedTransfer, _ seed: UInt64) -> LawFinding {
        let limit = 1024
        let found = Bisection.first(in: 1...limit) { uses in
            let run = MappedTransferModel(law, wordsPerPage: 1, seed: seed).run(uses: uses)
            return run.mapped <= run.list
        }
        let predicted = law.breakEvenUses.map { max(1, Int(min($0, 1e9).rounded(.up))) }
        let text = found.map { "\($0)" } ?? "none"
        guard let predicted, predicted <= limit else {
            return LawFinding(
                "mapping \(plain(law.pages)) pages does not pay within \(limit) uses: simulated \(text)",
                holds: found == nil)
        }
        return LawFinding(
            "mapping \(plain(law.pages)) pages pays from \(predicted) uses on: simulated \(text)",
            // The closed form's division may round a whole number up to the next.
            holds: found.map { abs($0 - predicted) <= 1 } ?? false)
    }
}
