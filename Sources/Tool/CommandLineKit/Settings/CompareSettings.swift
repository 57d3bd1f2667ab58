/// Settings of `rdmark compare`.
public struct CompareSettings: Hashable, Sendable {
    /// What is compared with: folders of runs, as the user names them.
    public var baseline = ""
    /// What is asked about: folders of runs, as the user names them.
    public var candidate = ""
    /// How much slower a cell may be: 0.05 for 5 %.
    public var threshold = 0.05
    /// Whether runs are compared whose manifests differ in what matters.
    public var isForced = false
    /// How the table is laid out.
    public var format = ComparisonFormat.table
    /// Whether the comparison is printed as JSON instead.
    public var printsJSON = false
}

/// How the table of a comparison is laid out.
public enum ComparisonFormat: String, CaseIterable, Sendable {
    /// For a terminal.
    case table
    /// In Markdown, for a pull request.
    case markdown
}

extension Subcommand<CompareSettings> {
    static var compare: Subcommand {
        Subcommand(
            name: "compare", summary: "say which cells of one run are slower or faster than those of another",
            needsRanks: false,
            operands: [
                Operand(
                    placeholder: "A",
                    summary:
                        "the baseline: the folder of a run, that of --launches or another folder of such folders, or several with "
                        + "commas between; each run is a launch",
                    property: \.baseline),
                Operand(placeholder: "B", summary: "the candidate: the same of the other side", property: \.candidate),
            ],
            groups: [
                OptionGroup(
                    title: "Comparison",
                    options: [
                        Option(
                            "threshold", \.threshold, .percentage(upTo: 1000),
                            "exit with 2 where a cell is slower by more, and its 95 % interval excludes equal times"),
                        Option(
                            flag: "force", \.isForced,
                            "compare although machine, network, build or options differ in what matters"),
                    ]),
                OptionGroup(
                    title: "Output", scope: .invocation,
                    options: [
                        Option("format", \.format, .choice("layout"), "layout of the table"),
                        Option(flag: "json", \.printsJSON, "print the comparison as JSON"),
                    ]),
            ],
            examples: [
                "rdmark compare results/local/monday results/local/friday --threshold 5%",
                "rdmark compare before1,before2,before3 after1,after2,after3 --format markdown",
            ],
            defaults: CompareSettings(),
            settle: { (settings: inout CompareSettings, _) throws(Refusal) in
                if settings.printsJSON, settings.format != .table {
                    throw Refusal(
                        "--json prints no table that --format \(settings.format.rawValue) could lay out",
                        "give one of them")
                }
            },
            command: Command.compare)
    }
}
