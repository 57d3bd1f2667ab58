import DeviceSimulation
import Laws
import Statistics

/// L11: buffers with more pages than a request may list, and pages that must not change under way.
struct SegmentLimitExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 11, title: "segment limit and the way back to copying",
        claim:
            "A request can list only so many segments (max_sge). A large buffer that begins inside a page has more pages "
            + "than that and cannot go without a copy in one request. And while a device reads pages that were checked before, "
            + "the program must not be able to write them.",
        formula:
            "n = floor((off + L - 1)/P) + 1 pages and the headers' segments: zero-copy iff n <= max_sge, safe at every "
            + "offset up to L = (max_sge - headers - 1) P + 1; beyond it the faster of copying everything, "
            + "tp + S/Bc + to + S/B, and of splitting, ceil(n/max_sge) tp + n to + S/B",
        source:
            "S0 and S1, the paragraph on remote procedure calls; splitting is ours: the source names the copy only. Limits: "
            + "mlx5 reports 30, Linux's rxe has RXE_MAX_SGE 32 and siw SIW_MAX_SGE 6",
        advice:
            "Ask the card (max_sge of ibv_query_device_ex: 30 with mlx5, 32 in soft-RoCE, 6 in siw) and keep messages below "
            + "the safe length, or use huge pages. Beyond it prefer two requests to a copy, unless pieces are small. Never let "
            + "a program write to what it has handed over before the completion.",
        kind: .deterministic,
        measurement: .here("scattered pages in requests of up to 30 descriptors, and packed"),
        overVerbs: "scattered pages in writes of as many segments as the device takes, and packed")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "length", "L: the buffer", in: .bytes,
            defaults: [1, 4096, 16384, 65536, 114_688, 114_689, 114_690, 131_072, 262_144, 524_288],
            range: 1...16_777_216),
        LawParameter(
            "offset", "off: where the buffer begins in its first page", in: .bytes, default: 4095, range: 0...65535),
        LawParameter(
            "max-sge", "segments of a request", in: .count, default: 30, range: 1...65536, figure: "request_segments"),
        LawParameter("headers", "segments of headers before the buffer", in: .count, default: 1, range: 0...64),
        .setup, .descriptorOverhead, .linkBandwidth, .copyBandwidth,
        LawParameter("page", "P: a page", in: .bytes, default: 4096, range: 64...65536, figure: "page"),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (page, headers, limit) = (values.whole("page"), values.whole("headers"), values.whole("max-sge"))
        guard values.whole("offset") < page else {
            throw LawRefusal(
                "offset \(values.whole("offset")) is not in a page of \(page) bytes", "give one below the page")
        }
        guard headers < limit else {
            throw LawRefusal("\(headers) headers leave none of \(limit) segments", "give fewer headers than segments")
        }
        let law = SegmentFallback(
            limit: SegmentLimit(limit),
            list: ListTime(
                request: values.time("setup"), segment: values.time("descriptor"),
                bandwidth: values.bandwidth("bandwidth")),
            packing: PackingTime(copy: values.bandwidth("copy-bandwidth")))
        let lengths = values[sweep: "length"].map { Int($0) }
        let models = lengths.map {
            SegmentLimitModel(
                law, page: page, headers: headers, offset: values.whole("offset"), length: $0, seed: seed)
        }
        let sent = models.map { model in SegmentFallback.Way.allCases.map(model.send) }
        let span = PageSpan(page: page)
        let predicted = lengths.map { length in
            let pieces = headers + span.pages(offset: values.whole("offset"), bytes: length)
            let bytes = length + headers * SegmentLimitModel.headerBytes
            return (
                law.way(pieces: pieces, bytes: bytes),
                SegmentFallback.Way.allCases.map {
                    law.time($0, pieces: pieces, bytes: bytes)?.value
                }
            )
        }
        let names = ["zero-copy", "split", "copy"]
        let curves = names.indices.map { way in
            LawCurve(
                names[way], x: .init("length", .bytes, isLogarithmic: true),
                y: .init("time", .nanoseconds, isLogarithmic: true),
                tolerance: .roundings((models.map(\.pieceCount).max() ?? 0) + 2),
                points: lengths.indices.map {
                    LawPoint(
                        x: Double(lengths[$0]), predicted: predicted[$0].1[way],
                        simulated: sent[$0][way]?.end.nanoseconds)
                })
        }
        let isFastest = lengths.indices.allSatisfy { index in
            let chosen = SegmentFallback.Way.allCases.firstIndex(of: predicted[index].0).flatMap { sent[index][$0] }
            let others = predicted[index].0 == .zeroCopy ? [] : sent[index].compactMap { $0 }
            guard let chosen else { return false }
            return others.allSatisfy {
                chosen.end.nanoseconds <= $0.end.nanoseconds + 0.001 * Double(models[index].pieceCount)
            }
        }
        return LawResult(
            curves: curves + [Self.safeLengths(upTo: limit, page: page, headers: headers)],
            findings: [
                LawFinding(
                    "every byte arrived whichever way it went",
                    holds: sent.allSatisfy { $0.allSatisfy { $0?.isIntact ?? true } }),
                LawFinding("beyond the limit the way that the law names is the faster one", holds: isFastest),
            ] + PageLockModel.findings())
    }

    /// The longest buffer that no offset takes beyond the limit, by bisection over the page table.
    private static func safeLengths(upTo limit: Int, page: Int, headers: Int) -> LawCurve {
        let doubling = (0...16).map { headers + (1 << $0) }.filter { $0 < min(limit, headers + 64) }
        let limits = doubling + [min(limit, headers + 64)]
        // Every offset of a small page, and of a large one 64 with the last two.
        let offsets = Array(stride(from: 0, to: page, by: max(1, page / 64))) + [page - 2, page - 1]
        return LawCurve(
            "longest buffer that is safe at every offset", x: .init("max-sge", .count),
            y: .init("length", .bytes, isLogarithmic: true),
            points: limits.map { limit in
                let table = PageTable(pageSize: page, frames: Array(0..<limit + 2))
                func isSafe(_ length: Int) -> Bool {
                    offsets.allSatisfy { headers + table.runs(of: $0..<$0 + length).count <= limit }
                }
                let longest = Bisection.last(in: 1...limit * page, where: isSafe)
                return LawPoint(
                    x: Double(limit),
                    predicted: SegmentLimit(limit).largestSafePayload(page: page, headers: headers).map { Double($0) },
                    simulated: Double(longest ?? 0))
            })
    }
}
