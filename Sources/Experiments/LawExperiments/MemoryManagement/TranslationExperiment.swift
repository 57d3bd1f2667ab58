import DeviceSimulation
import Laws

/// L33: an IOMMU's translation cache under random and cyclic accesses, and what published figures make of it.
struct TranslationExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 33, title: "thrashing of the IOTLB",
        claim:
            "An IOMMU remembers some translations (IOTLB). A device that touches more pages than it has entries waits "
            + "for page walks: with few walks at a time, these and not the link decide how fast it is.",
        formula: "random pages: miss = max(0, 1 - C/W); round and round: 0 for W <= C, otherwise 1; latency t_hit + "
            + "miss t_walk; a transaction every max(t_link, miss t_walk/w); C: entries, W: pages, w: walks at a time",
        source: "S2 (in words); with sets of a few ways our extension. Calibrated on github.com/pcie-bench/data "
            + "(Apache-2.0), of Neugebauer and others, SIGCOMM 2018: its entries, its walk, its walks at a time and its "
            + "reads of 64 B on the link are the default figures; the ways and t_hit are assumed",
        advice: "Keep the pages that a device touches in a while within C of them: huge pages, each worth 512, are the "
            + "cure, and fewer, larger requests the relief: what a walk costs is spread over more bytes.",
        kind: .stochastic,
        measurement: .elsewhere("the IOMMU is the platform's; by VFIO or a network card with intel_iommu=on"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "pages", "W: pages that are touched", in: .count,
            defaults: [16, 64, 65, 68, 96, 128, 256, 1024, 4096],
            range: 1...1_048_576),
        LawParameter(
            "entries", "C: entries of the cache", in: .count, default: 64, range: 1...65_536, figure: "iotlb_entries"),
        LawParameter(
            "ways", "entries of a set; all of them for one set", in: .count, default: 8, range: 1...65_536,
            figure: "iotlb_ways"),
        LawParameter(
            "hit", "t_hit: a translation from the cache", in: .nanoseconds, default: 10, range: 0...1e5,
            figure: "translation_hit"),
        LawParameter(
            "walk", "t_walk: a page walk", in: .nanoseconds, default: 280, range: 0.001...1e6, figure: "page_walk"),
        LawParameter("walkers", "w: walks at a time", in: .count, default: 6, range: 1...64, figure: "page_walkers"),
        LawParameter("wire", "t_link: a transaction on the link", in: .nanoseconds, default: 16, range: 0.001...1e5),
        LawParameter(
            sweep: "request", "request sizes of the prediction from published figures", in: .bytes,
            defaults: [64, 128, 256, 512, 1024, 2048], range: 1...4096),
        LawParameter(
            sweep: "window", "windows of that prediction", in: .bytes,
            defaults: PublishedTranslationFigures.bandwidths.filter { $0.direction == .read }.map {
                Double($0.windowBytes)
            }, range: 4096...1_073_741_824),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (entries, ways) = (values.whole("entries"), values.whole("ways"))
        guard entries % ways == 0 else {
            throw LawRefusal(
                "\(entries) entries are no whole number of sets of \(ways)", "let the ways divide the entries")
        }
        guard let calibration = TranslationCalibration() else {
            throw LawRefusal(
                "the published figures do not decide the constant", "report it: they are part of the program")
        }
        let law = TranslationReach(
            entries: entries, sets: entries / ways, hit: values.time("hit"), walk: values.time("walk"),
            walkers: values["walkers"])
        let model = TranslationModel(law, wire: values.time("wire"), seed: seed)
        let pages = values[sweep: "pages"].map { Int($0) }
        let requests = values[sweep: "request"].map { Int($0) }
        let windows = values[sweep: "window"]
        let units = calibration.units(windows: windows)
        let predictions = PublishedTranslationFigures.Direction.allCases.flatMap { direction in
            requests.map { request in
                TranslationCalibration.Prediction(
                    direction: direction, request: request,
                    curve: calibration.curve(direction, request: request, windows: windows, units: units, seed: seed))
            }
        }
        return LawResult(
            curves: missCurves(law, model, pages) + timeCurves(law, model, pages, link: values.time("wire"))
                + predictions.map(\.curve),
            findings: [superPages(law, model)] + calibration.findings(predictions))
    }

    private func missCurves(_ law: TranslationReach, _ model: TranslationModel, _ pages: [Int]) -> [LawCurve] {
        let axes = (x: LawCurve.Axis("pages", .count, isLogarithmic: true), y: LawCurve.Axis("misses", .fraction))
        return [
            LawCurve(
                "misses, random", x: axes.x, y: axes.y,
                points: pages.map {
                    LawPoint(
                        x: Double($0), predicted: law.randomMissRate(pages: $0),
                        simulated: model.randomMissRate(pages: $0))
                }),
            LawCurve(
                "misses, round and round", x: axes.x, y: axes.y,
                points: pages.map {
                    LawPoint(
                        x: Double($0), predicted: law.cyclicMissRate(pages: $0),
                        simulated: model.cyclicMissRate(pages: $0))
                }),
        ]
    }

    private func timeCurves(
        _ law: TranslationReach, _ model: TranslationModel, _ pages: [Int], link: Nanoseconds
    ) -> [LawCurve] {
        let axes = (x: LawCurve.Axis("pages", .count, isLogarithmic: true), y: LawCurve.Axis("time", .nanoseconds))
        let units = pages.map { TranslationModel.warmUnit(law, pages: $0) }
        return [
            LawCurve(
                "translation, one at a time, random", x: axes.x, y: axes.y,
                points: zip(pages, units).map { pages, unit in
                    LawPoint(
                        x: Double(pages), predicted: law.latency(missRate: law.randomMissRate(pages: pages)).value,
                        simulated: model.latency(of: unit, pages: pages))
                }),
            LawCurve(
                "from transaction to transaction, random", x: axes.x, y: axes.y,
                // What finite depth leaves idle where link and walkers are about as fast.
                tolerance: .init(relative: 0.03),
                points: zip(pages, units).map { pages, unit in
                    LawPoint(
                        x: Double(pages),
                        predicted: law.timePerTransaction(missRate: law.randomMissRate(pages: pages), link: link).value,
                        simulated: model.timePerTransaction(of: unit, pages: pages, batch: 200))
                }),
        ]
    }

    /// Twice as many bytes as the entries reach, by small pages and by huge ones.
    private func superPages(_ law: TranslationReach, _ model: TranslationModel) -> LawFinding {
        let small = 2 * law.entries
        let huge = (small + 511) / 512
        let (missing, left) = (model.cyclicMissRate(pages: small), model.cyclicMissRate(pages: huge))
        return LawFinding(
            "\(small) small pages in turn miss always, and the same bytes in huge pages (\(huge)) never: "
                + "simulated \(rounded(missing)) and \(rounded(left))",
            holds: missing == 1 && left == 0)
    }
}
