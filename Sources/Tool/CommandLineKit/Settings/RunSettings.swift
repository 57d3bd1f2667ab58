/// Settings that every workload has.
public struct RunSettings: Hashable, Sendable {
    /// What is measured over which transport.
    public var selection: Selection
    /// What bounds a cell.
    public var bounds = Bounds()
    /// Settings of the transports.
    public var tuning = Tuning()
    /// How the network card is used.
    public var verbs = VerbsSettings()
    /// Whether each cell is also run beside a memory-bound kernel of each rank.
    public var coRuns = false
    /// How often all is launched; once in a run of a suite, which has the launches of its own command.
    public var launches = Launches()
    /// Where results go; of no effect in a run of a suite, which has the output of its own command.
    public var output = Output()

    init(_ vocabulary: Vocabulary) {
        selection = Selection(vocabulary)
    }

    static func groups(_ vocabulary: Vocabulary) -> [OptionGroup<RunSettings>] {
        [
            Selection.options(vocabulary).lifted(to: \.selection),
            Bounds.options.lifted(to: \.bounds),
            OptionGroup<RunSettings>(
                title: "What is left to others",
                options: [
                    Option(
                        flag: "co-run", \.coRuns,
                        "also run a memory-bound kernel on a thread of each rank, in blocks of their own for up to --max-time "
                            + "a cell: alone, and beside the transfer; what each slows the other is reported")
                ]),
            Tuning.options.lifted(to: \.tuning),
            VerbsSettings.options.lifted(to: \.verbs),
            Launches.options.lifted(to: \.launches),
            Output.options.lifted(to: \.output),
        ]
    }
}

/// Settings of a workload: its own, and those that every workload has.
protocol WorkloadSettings {
    var run: RunSettings { get set }

    /// Refuses what contradicts itself.
    func check() throws(Refusal)
}

extension Subcommand where Settings: WorkloadSettings {
    /// A list of cells: its own options first, then those of every workload.
    init(
        workload name: String, _ summary: String, _ own: [OptionGroup<Settings>], _ vocabulary: Vocabulary,
        examples: [String], defaults: Settings, command: @escaping (Settings) -> Command
    ) {
        self.init(
            name: name, summary: summary, isWorkload: true,
            groups: own + RunSettings.groups(vocabulary).map { $0.lifted(to: \.run) },
            examples: examples, defaults: defaults,
            settle: { (settings: inout Settings, given: Set<String>) throws(Refusal) in
                try settings.run.bounds.settle(given: given)
                try settings.run.selection.check()
                try settings.run.verbs.check()
                try settings.run.verbs.check(methods: settings.run.selection.methods)
                try settings.run.launches.check()
                try settings.check()
            },
            command: command)
    }
}

/// Refuses data of a total size that is a slip rather than a wish, and with it every overflow of what is computed
/// from these factors.
func refuseExcess(_ factors: [Int], called what: String) throws(Refusal) {
    var product = 1
    for factor in factors {
        let (next, overflow) = product.multipliedReportingOverflow(by: factor)
        guard !overflow, next <= 1 << 50 else {
            throw Refusal("\(what) would hold more than 1 PiB over all ranks", "give smaller extents")
        }
        product = next
    }
}
