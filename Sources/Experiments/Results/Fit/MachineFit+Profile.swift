import Statistics

extension MachineFit {
    /// The JSON of a profile: what `rdmark laws run --profile` reads.
    public func profile(named name: String) -> String {
        jsonText(Profile(name: name, description: summary, figures: figures, fit: Fit(self)))
    }

    /// Writes the profile.
    ///
    /// - Throws: `.cannotOpen`, `.full` or `.cannotWrite`.
    public func writeProfile(named name: String, to path: String) throws(ResultsError) {
        try replaceFile(at: path, with: profile(named: name).utf8)
    }

    /// The figures with their intervals and the fit in words, for people; ends with a line end.
    public func text(style: TableStyle) -> String {
        let rows = figures.sorted { $0.key < $1.key }.map { name, figure in
            let ends = [figure.low, figure.high].map { $0.map(Magnitude.digits) ?? "" }
            return [name, Magnitude.digits(figure.value), figure.unit, "\(ends[0]) to \(ends[1])"]
        }
        return (AlignedRows.lines(rows, indent: 2) + style.wrapped(verdict)).map { $0 + "\n" }.joined()
    }

    private struct Profile: Encodable {
        let name: String
        let description: String
        let figures: [String: Figure]
        let fit: Fit
    }

    private struct Figure: Encodable {
        let value: Double
        let low: Double?
        let high: Double?
        let unit: String
        let source: String
    }

    private struct Fit: Encodable {
        let transport: String
        let cells: Int
        let keptOutCells: Int
        let medianResidual: Double
        let medianErrorOfKeptOut: Double
        let worstErrorOfKeptOut: Double
        let runs: [String]

        init(_ fit: MachineFit) {
            (transport, cells, keptOutCells) = (fit.transport, fit.fitted, fit.keptOut)
            (medianResidual, medianErrorOfKeptOut) = (fit.medianResidual, fit.medianErrorOfKeptOut)
            worstErrorOfKeptOut = fit.worstErrorOfKeptOut
            runs = fit.runs.map(\.path)
        }
    }

    private var summary: String {
        let machine = runs.first?.manifest.machine
        return "By rdmark fit on \(machine?.cpuModel ?? "an unknown processor"). " + verdict + "."
    }

    private var source: String {
        let first = runs.first?.manifest
        return
            "rdmark fit over \(transport), \(fitted) cells of \(runs.count) \(runs.count == 1 ? "run" : "runs"), the first at commit "
            + "\(first?.commit ?? "unknown") with seed \(first?.seed.map { "\($0)" } ?? "unknown")"
    }

    /// Figures that were asked for and found to be above 0; a bandwidth that was found to be endless is no figure.
    private var figures: [String: Figure] {
        var figures: [String: Figure] = [:]
        for (kind, cost) in zip(MachineModel.figures, model.costs) {
            guard let cost, cost.value > 0 else { continue }
            figures[kind.name] = kind.isBandwidth ? bandwidth(cost) : time(cost)
        }
        if let registration {
            for (name, cost) in [("registration", registration.region), ("page_registration", registration.page)]
            where cost.value > 0 { figures[name] = time(cost) }
        }
        return figures
    }

    private func time(_ cost: Estimated) -> Figure {
        Figure(value: cost.value, low: max(cost.low, 0), high: cost.high, unit: "ns", source: source)
    }

    /// Of what was fitted as the time of a byte.
    private func bandwidth(_ cost: Estimated) -> Figure {
        Figure(
            value: 1 / cost.value, low: cost.low > 0 ? 1 / cost.high : nil, high: cost.low > 0 ? 1 / cost.low : nil,
            unit: "GB/s", source: source)
    }
}
