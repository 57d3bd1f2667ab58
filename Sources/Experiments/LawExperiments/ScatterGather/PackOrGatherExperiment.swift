import DeviceSimulation
import Laws
import Statistics

/// L7: a list of pieces beside a bounce buffer.
struct PackOrGatherExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 7, title: "bounce buffer or scatter-gather",
        claim:
            "Scattered data can be copied into one buffer first (a bounce buffer), or the device can be told every piece. "
            + "The copy costs by the byte, the list by the piece: few large pieces are gathered, many small ones copied.",
        formula: "T_sg = n to + S/B and T_bounce = S/Bc + to + S/B for n pieces of S bytes in all: gathering wins iff "
            + "(n - 1) to < S/Bc; for pieces of P bytes iff to < (P/Bc) n/(n - 1). Where beginning a piece costs the processor tc, "
            + "n tc is added to S/Bc",
        source: "S0 and S2; tc, 0 unless given, is our extension",
        advice:
            "Divide the bytes of a piece by the processor's copy bandwidth: pieces for which that is longer than to are "
            + "gathered, shorter ones packed. It is the choice between --method gather and --method pack.",
        kind: .deterministic,
        measurement: .here("packing by the processor for one descriptor, beside a descriptor for each piece"),
        overVerbs: "packing by the processor for a write of one segment, beside a segment for each piece")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "pieces", "n: pieces", in: .count, defaults: (0...9).map { Double(1 << $0) }, range: 1...65536),
        LawParameter("bytes", "S: the bytes of all pieces", in: .bytes, default: 16384, range: 1...16_777_216),
        .descriptorOverhead, .linkBandwidth, .copyBandwidth,
        LawParameter(
            "packing", "tc: beginning a piece, for the processor that packs", in: .nanoseconds, default: 0,
            range: 0...1e6),
    ]

    /// Pieces beyond which no crossing is looked for.
    private static let mostPieces = 8192

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let counts = values[sweep: "pieces"].map { Int($0) }
        let bytes = values.whole("bytes")
        if let count = counts.first(where: { $0 > bytes }) {
            throw LawRefusal("\(count) pieces of \(bytes) bytes in all", "give every piece at least one byte")
        }
        let law = PackOrGather(
            list: ListTime(segment: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth")),
            packing: PackingTime(copy: values.bandwidth("copy-bandwidth"), piece: values.time("packing")))
        let (engine, processor) = (DescriptorEngine(law.list), DescriptorEngine(law.packing))
        var isIntact = true
        func curve(
            _ name: String, _ predicted: (Int) -> Nanoseconds, _ send: (GatherModel) -> GatherModel.Sent
        ) -> LawCurve {
            LawCurve(
                name, x: .init("pieces", .count, isLogarithmic: true),
                y: .init("time", .nanoseconds, isLogarithmic: true),
                tolerance: .roundings(counts.max() ?? 0),
                points: counts.map { count in
                    let sent = send(GatherModel(bytes: bytes, pieces: count))
                    isIntact = isIntact && sent.isIntact
                    return LawPoint(
                        x: Double(count), predicted: predicted(count).value, simulated: sent.end.nanoseconds)
                })
        }
        return LawResult(
            curves: [
                curve("gather", { law.gatherTime(pieces: $0, bytes: bytes) }, { $0.gather(by: engine) }),
                curve(
                    "bounce buffer", { law.bounceTime(pieces: $0, bytes: bytes) },
                    { $0.pack(by: processor, then: engine) }),
            ],
            findings: [
                LawFinding("every byte arrived either way", holds: isIntact), crossing(law, bytes),
                largestSegmentCost(law),
            ])
    }

    /// The fewest pieces at which gathering is not faster, by bisection over simulated transfers.
    private func crossing(_ law: PackOrGather, _ bytes: Int) -> LawFinding {
        let (engine, processor) = (DescriptorEngine(law.list), DescriptorEngine(law.packing))
        func packingIsNoSlower(_ pieces: Int) -> Bool {
            let model = GatherModel(bytes: bytes, pieces: pieces)
            return model.timeToPack(by: processor, then: engine) <= model.timeToGather(by: engine)
        }
        let most = min(bytes, Self.mostPieces)
        let found = Bisection.first(in: 1...most, where: packingIsNoSlower)
        let predicted = law.piecesForPacking(bytes: bytes).flatMap { $0 <= most ? $0 : nil }
        // Half a picosecond for each piece that is copied and each that is gathered may move the crossing.
        let rounding = Double(most) * 0.001 / max(0.001, abs((law.list.segment - law.packing.piece).value))
        let holds =
            switch (predicted, found) {
            case (nil, nil): true
            case (let predicted?, let found?): Double(abs(predicted - found)) <= rounding
            case (let only?, nil), (nil, let only?): Double(most - only) <= rounding
            }
        return LawFinding(
            "packing is no slower from \(Self.text(predicted)) on, of up to \(most): simulated \(Self.text(found))",
            holds: holds)
    }

    private static func text(_ pieces: Int?) -> String { pieces.map { "\($0) pieces" } ?? "no number of pieces" }

    /// The dearest segment at which pieces of a page are gathered, by bisection over simulated transfers.
    private func largestSegmentCost(_ law: PackOrGather) -> LawFinding {
        var holds = true
        var texts: [String] = []
        for pieces in [2, 4, 16] {
            let model = GatherModel(bytes: pieces * 4096, pieces: pieces)
            let packer = DescriptorEngine(law.packing)
            let found = Bisection.first(in: 1...1 << 40) { picoseconds in
                var engine = DescriptorEngine(law.list)
                engine.timing.processing = Picoseconds(Int64(picoseconds))
                return model.timeToGather(by: engine) >= model.timeToPack(by: packer, then: engine)
            }
            guard let predicted = law.largestSegmentCost(pieces: pieces, pieceBytes: 4096) else { continue }
            let cost = found.map { Picoseconds(Int64($0)).nanoseconds } ?? .infinity
            holds = holds && abs(cost - predicted.value) <= 0.002 * Double(pieces)
            texts.append(
                "\(pieces) pages below \(rounded(predicted.value)) ns (simulated \(rounded(cost)) ns)")
        }
        return LawFinding(
            "pages of 4 KiB are gathered where a segment costs less than (P/Bc) n/(n - 1): "
                + texts.joined(separator: ", "), holds: holds)
    }
}
