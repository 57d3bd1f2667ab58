/// Settings of `rdmark fit`.
public struct FitSettings: Hashable, Sendable {
    /// Folders of runs, as the user names them, with commas between.
    public var runs = ""
    /// The file to write.
    public var file: String?
    /// Whose cells are fitted to; nothing where the runs have one transport.
    public var transport: String?
    /// Whether a file that is there is replaced.
    public var isForced = false
}

extension Subcommand<FitSettings> {
    static var fit: Subcommand {
        Subcommand(
            name: "fit", summary: "fit a model of this machine to measured cells, for the laws to run with",
            needsRanks: false,
            operands: [
                Operand(
                    placeholder: "RESULT",
                    summary:
                        "folders of runs of latency, bandwidth and map between two ranks; several words, or one with "
                        + "commas between",
                    property: \.runs, isRepeated: true)
            ],
            groups: [
                OptionGroup(
                    title: "Fit",
                    options: [
                        Option(
                            "transport", \.transport, ValueKind<String>.path("NAME").orNothing(as: "any"),
                            "transport whose cells are fitted to, where the runs have several")
                    ]),
                OptionGroup(
                    title: "Output", scope: .invocation,
                    options: [
                        Option(
                            "into", \.file, ValueKind<String>.path("FILE", of: "profile").orNothing(as: "none"),
                            "file for the profile, as clusters/profiles/NAME.json; needed"),
                        Option(flag: "force", \.isForced, "replace the file where there is one"),
                    ]),
            ],
            examples: ["rdmark fit results/local/monday --transport p2p --into clusters/profiles/monday.json"],
            defaults: FitSettings(),
            settle: { (settings: inout FitSettings, _) throws(Refusal) in
                guard settings.file != nil else {
                    throw Refusal("it is not said where the profile goes", "give --into clusters/profiles/NAME.json")
                }
            },
            command: Command.fit)
    }
}
