/// Settings of `rdmark verify`.
public struct VerifySettings: Hashable, Sendable {
    /// Names of transports, each once.
    public var transports: [String]
    /// Deadline of every wait.
    public var deadline = Duration.seconds(30)
    /// How a rank waits.
    public var wait = WaitMode.auto
    /// Whether only the usual set-up of each transport is verified, and none of its variants.
    public var isUsual = false
    /// What the name of a check has to contain to be run; all are, unless given.
    public var check: String?
    /// Seed of every random choice.
    public var seed: UInt64?
    /// The rank that kills itself in mid-iteration, to prove that the others end with an error.
    public var killRank: Int?
    /// How the network card is used.
    public var verbs = VerbsSettings()
    /// The file that describes the cluster, if one is named.
    public var clusterFile: String?
}

extension Subcommand<VerifySettings> {
    static func verify(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            name: "verify", summary: "prove that transports keep their contract",
            groups: [
                OptionGroup(
                    title: "Verification",
                    options: [
                        transportOption(\.transports, vocabulary),
                        deadlineOption(\.deadline),
                        waitOption(\.wait),
                        Option(flag: "usual", \.isUsual, "only the usual set-up of each transport, no variants of it"),
                        Option(
                            "check", \.check, ValueKind<String>.path("TEXT", of: "text").orNothing(as: "all"),
                            "only the checks whose names contain it, as `(gather, device)`"),
                        Option(
                            "seed", \.seed, ValueKind<UInt64>.seed.orNothing(), "seed of the random layouts and data"),
                        clusterOption(\.clusterFile),
                    ]),
                VerbsSettings.options.lifted(to: \.verbs),
                OptionGroup(
                    title: "Faults",
                    options: [
                        Option(
                            "kill-rank", \.killRank, ValueKind<Int>.count(0...largestCount).orNothing(as: "none"),
                            "the rank that kills itself in mid-iteration; the others must end with an error")
                    ]),
            ],
            examples: ["mpirun -n 3 rdmark verify --transport all"],
            defaults: VerifySettings(transports: vocabulary.transports),
            settle: { (settings: inout VerifySettings, _) throws(Refusal) in try settings.verbs.check() },
            command: Command.verify)
    }
}
