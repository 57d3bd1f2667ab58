/// Which figure of each cell is handed on. One list holds one, because those who read it take all its values for better when
/// smaller, or all for better when bigger.
public enum ExportedFigure: String, CaseIterable, Sendable {
    /// Median time of an event, in nanoseconds: smaller is better.
    case median
    /// Bytes a second: bigger is better.
    case bandwidth
}

/// Settings of `rdmark export`.
public struct ExportSettings: Hashable, Sendable {
    /// The folder of the run.
    public var folder = ""
    /// Whether the customary list of names, units and values is printed; there is no other form.
    public var printsBenchmarkList = false
    /// The figure of each cell.
    public var figure = ExportedFigure.median
}

extension Subcommand<ExportSettings> {
    static var export: Subcommand {
        Subcommand(
            name: "export", summary: "print the figures of a run for other programs", needsRanks: false,
            operands: [Operand(placeholder: "DIR", summary: "folder of the run's results", property: \.folder)],
            groups: [
                OptionGroup(
                    title: "Form", scope: .invocation,
                    options: [
                        Option(
                            flag: "benchmark-json", \.printsBenchmarkList,
                            "a JSON list of name, unit, value, range, extra, as dashboards take it"),
                        Option(
                            "figure", \.figure, .choice("figure"),
                            "figure of each cell: the median, for lists where smaller is better, or the bandwidth, where "
                                + "bigger is"),
                    ])
            ],
            examples: ["rdmark export results/local/20261120T185053Z-6590ec91af3d --benchmark-json"],
            defaults: ExportSettings(),
            settle: { (settings: inout ExportSettings, _) throws(Refusal) in
                guard settings.printsBenchmarkList else {
                    throw Refusal("it is not said in which form", "give --benchmark-json")
                }
            },
            command: Command.export)
    }
}
