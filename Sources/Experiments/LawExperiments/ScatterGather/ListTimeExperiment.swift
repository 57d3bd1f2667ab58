import DeviceSimulation
import Laws

/// L5: lists of more and more segments for the same bytes.
struct ListTimeExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 5, title: "time of a scatter-gather list",
        claim: "A device that is given a list of segments pays for every entry of the list, and for the bytes once: "
            + "however small the pieces, the bytes take the same time, and the entries are what is added.",
        formula: "T = k to + S/B for k segments (descriptors) of S bytes in all; with a fence of tf between segments "
            + "+ (k - 1) tf; where the first segment is part of the request, (k - 1) to instead of k to. Where descriptors "
            + "are fetched ahead: start(i) = max(start(i-1) + s(i-1), start(i-d) + tm), with s(i) = to + L(i)/B",
        source: "S0, \"The Cost of the List\"; the fences and the two ways of counting: S3, reconstructed",
        advice:
            "Measure the same bytes in 1, 2, 4, ... segments: the slope is to, and it must not depend on the bytes. "
            + "Then count the pieces of your data: k to beside S/B says whether the list or the link is what you wait for.",
        kind: .deterministic,
        measurement: .here("the same bytes in 1 to 512 descriptors to the copy engine, without and with fences"),
        overVerbs: "the same bytes in 1 to 32 segments of a write, and in as many writes")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "segments", "k: segments of the list", in: .count, defaults: (0...9).map { Double(1 << $0) },
            range: 1...65536),
        LawParameter("bytes", "S: the bytes of all segments", in: .bytes, default: 65536, range: 1...16_777_216),
        LawParameter(
            "fence", "tf: keeping two segments in order", in: .nanoseconds, default: 15, range: 0...1e6),
        LawParameter(
            "slots", "d: descriptors fetched at a time", in: .count, default: 8, range: 1...1024,
            figure: "parallel_fetches"),
        .descriptorOverhead, .fetchLatency, .linkBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let counts = values[sweep: "segments"].map { Int($0) }
        let bytes = values.whole("bytes")
        if let count = counts.first(where: { $0 > bytes }) {
            throw LawRefusal("\(count) segments of \(bytes) bytes in all", "give every segment at least one byte")
        }
        let plain = ListTime(segment: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth"))
        var fenced = plain
        fenced.fence = values.time("fence")
        var further = fenced
        further.counting = .beyondTheFirst
        let ring = DescriptorFetching(
            fetch: values.time("fetch"), structure: .ring(parallel: values.whole("slots")))

        let models = counts.map { GatherModel(bytes: bytes, pieces: $0) }
        var isIntact = true
        func curve(
            _ name: String, _ engine: DescriptorEngine, _ predicted: (GatherModel) -> Nanoseconds
        ) -> LawCurve {
            LawCurve(
                name, x: .init("segments", .count, isLogarithmic: true),
                y: .init("time", .nanoseconds, isLogarithmic: true),
                tolerance: .roundings(counts.max() ?? 0),
                points: models.map { model in
                    let sent = model.gather(by: engine)
                    isIntact = isIntact && sent.isIntact
                    return LawPoint(
                        x: Double(model.pieces.count), predicted: predicted(model).value,
                        simulated: sent.end.nanoseconds)
                })
        }
        let curves =
            [("list", plain), ("with fences", fenced), ("with fences, the first segment free", further)].map {
                name, law in
                curve(name, DescriptorEngine(law)) { law.time(segments: $0.pieces.count, bytes: bytes) }
            } + [
                curve("ring of \(values.whole("slots")), fetched ahead", DescriptorEngine(plain, fetching: ring)) {
                    model in
                    ring.time(of: model.pieces.map { plain.time(segments: 1, bytes: $0.byteCount) })
                }
            ]
        return LawResult(
            curves: curves,
            findings: [
                LawFinding("every byte of every list arrived where it belongs", holds: isIntact), slope(plain),
            ])
    }

    /// What a segment adds, for short and for long lists.
    private func slope(_ law: ListTime) -> LawFinding {
        let engine = DescriptorEngine(law)
        let slopes = [4096, 65536].map { bytes in
            let times = [1, 33].map { GatherModel(bytes: bytes, pieces: $0).timeToGather(by: engine).nanoseconds }
            return (times[1] - times[0]) / 32
        }
        return LawFinding(
            "a segment adds to = \(rounded(law.segment.value)) ns: simulated \(rounded(slopes[0])) ns at 4 KiB, "
                + "\(rounded(slopes[1])) ns at 64 KiB",
            holds: slopes.allSatisfy { abs($0 - law.segment.value) <= 0.001 })
    }
}
