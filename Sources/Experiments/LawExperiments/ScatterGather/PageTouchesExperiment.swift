import DeviceSimulation
import Laws

/// L12: how many pages one buffer and many small ones touch.
struct PageTouchesExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 12, title: "translation misses of scattered buffers",
        claim:
            "A processor, a card or an IOMMU keeps the translations of a few pages at hand. As many bytes in many small "
            + "buffers, each somewhere in its page, touch more pages than one large buffer, and each page is a miss at first.",
        formula:
            "k + (S - k)/P pages on average for k buffers of S bytes in all, at random offsets in pages of P bytes; "
            + "1 + (S - 1)/P for one buffer; (k - 1)(1 - 1/P) more, which is about one page for each further buffer",
        source: "S0 and S1; the expectation is ours",
        advice:
            "Carve small buffers out of one large registered region instead of registering each, and align them so that "
            + "none crosses a page needlessly. Huge pages help both ways.",
        kind: .stochastic,
        measurement: .here(
            "k pieces packed out of ordinary pages and out of huge ones: the difference in time, not a count of misses")
    )

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "buffers", "k: buffers", in: .count, defaults: (0...8).map { Double(1 << $0) }, range: 1...4096),
        LawParameter("bytes", "S: the bytes of all buffers", in: .bytes, default: 65536, range: 1...16_777_216),
        LawParameter("entries", "C: entries of the translation buffer", in: .count, default: 64, range: 1...65536),
        LawParameter("page", "P: a page", in: .bytes, default: 4096, range: 64...65536, figure: "page"),
    ]

    private static let trials = 100

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (bytes, law) = (values.whole("bytes"), PageTouches(page: values.whole("page")))
        let counts = values[sweep: "buffers"].map { Int($0) }
        if let count = counts.first(where: { $0 > bytes }) {
            throw LawRefusal("\(count) buffers of \(bytes) bytes in all", "give every buffer at least one byte")
        }
        var randomness = RandomTimes(seed: seed)
        let buffers = LawCurve.Axis("buffers", .count, isLogarithmic: true)
        let misses = LawCurve.Axis("misses", .count, isLogarithmic: true)
        let model = PageTouchModel(page: law.page, entries: values.whole("entries"))
        let scattered = LawCurve(
            "k buffers at random offsets", x: buffers, y: misses,
            points: counts.map { count in
                // Each buffer touches one of two numbers of pages that follow each other.
                var mean = BoundedMean(width: 1)
                for _ in 0..<Self.trials {
                    for touched in model.touches(of: count, bytes: bytes, &randomness) { mean.add(Double(touched)) }
                }
                return LawPoint(
                    x: Double(count), predicted: law.meanPages(buffers: count, bytes: bytes),
                    simulated: mean.found.scaled(by: Double(count)))
            })
        let single = LawCurve(
            "one buffer of S/k bytes, over every offset", x: buffers, y: misses,
            points: counts.map { count in
                LawPoint(
                    x: Double(count), predicted: law.meanPages(buffers: 1, bytes: bytes / count),
                    simulated: model.meanOverOffsets(of: bytes / count))
            })
        return LawResult(curves: [scattered, single], findings: [secondPass(model)])
    }

    /// What is touched again is still there, or has just gone.
    private func secondPass(_ model: PageTouchModel) -> LawFinding {
        let (held, beyond) = (model.secondPass(over: model.entries), model.secondPass(over: model.entries + 1))
        return LawFinding(
            "a second pass over \(model.entries) pages, as many as there are entries, misses \(held) times; over one page "
                + "more, where the least recently used page goes each time, \(beyond) times",
            holds: held == 0 && beyond == model.entries + 1)
    }
}
