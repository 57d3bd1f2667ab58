/// What the user asks for.
public enum Command: Hashable, Sendable {
    /// Name the transports.
    case list(ListSettings)
    /// Look for what would spoil a measurement.
    case doctor(DoctorSettings)
    /// Set the results of runs beside those of others.
    case compare(CompareSettings)
    /// Hand the figures of a run on.
    case export(ExportSettings)
    /// Exchange ghost cells.
    case halo(HaloSettings)
    /// Transpose a distributed matrix.
    case transpose(TransposeSettings)
    /// Stream from producers to consumers.
    case stream(StreamSettings)
    /// Send the dirty pages of a memory.
    case checkpoint(CheckpointSettings)
    /// Send messages whose headers and payload lie apart.
    case messages(MessagesSettings)
    /// Ping-pong.
    case latency(ProbeSettings)
    /// Windows of messages.
    case bandwidth(ProbeSettings)
    /// Compare paths over a range of sizes.
    case paths(PathsSettings)
    /// Map which method is fastest where.
    case map(MapSettings)
    /// The runs of a file.
    case suite(SuiteSettings)
    /// Prove the transports' contract.
    case verify(VerifySettings)
    /// Fit a model to runs.
    case fit(FitSettings)
    /// List or run the laws of DMA.
    case laws(LawsSettings)

    /// The subcommand as the user writes it.
    public var name: String { described.name }

    /// Every option without its dashes and its value as the command line takes it, given or not, and the operand under
    /// its placeholder in small letters; a flag is `true` or `false`.
    public var optionsAfterDefaults: [String: String] { described.values }

    /// The file that describes the cluster, if one is named.
    public var clusterFile: String? {
        switch self {
        case .suite(let settings): settings.output.clusterFile
        case .verify(let settings): settings.clusterFile
        case .list, .doctor, .compare, .export, .halo, .transpose, .stream, .checkpoint, .messages, .latency,
            .bandwidth, .paths, .map, .fit, .laws:
            run?.output.clusterFile
        }
    }

    /// The layout of the table that the command prints.
    public var tableFormat: TableFormat {
        switch self {
        case .latency(let settings), .bandwidth(let settings): settings.format
        case .list, .doctor, .compare, .export, .halo, .transpose, .stream, .checkpoint, .messages, .paths, .map,
            .suite, .verify, .fit, .laws:
            .table
        }
    }

    private var described: (name: String, values: [String: String]) {
        // Written values do not depend on which other transports there are.
        let none = Vocabulary(transports: [], laws: [])
        func describe<Settings>(
            _ settings: Settings, by subcommand: Subcommand<Settings>
        ) -> (name: String, values: [String: String]) {
            (subcommand.name, subcommand.values(of: settings))
        }
        return switch self {
        case .list(let settings): describe(settings, by: .list)
        case .doctor(let settings): describe(settings, by: .doctor)
        case .compare(let settings): describe(settings, by: .compare)
        case .export(let settings): describe(settings, by: .export)
        case .halo(let settings): describe(settings, by: .halo(none))
        case .transpose(let settings): describe(settings, by: .transpose(none))
        case .stream(let settings): describe(settings, by: .stream(none))
        case .checkpoint(let settings): describe(settings, by: .checkpoint(none))
        case .messages(let settings): describe(settings, by: .messages(none))
        case .latency(let settings): describe(settings, by: .latency(none))
        case .bandwidth(let settings): describe(settings, by: .bandwidth(none))
        case .paths(let settings): ("paths", settings.values)
        case .map(let settings): describe(settings, by: .map(none))
        case .suite(let settings): describe(settings, by: .suite)
        case .verify(let settings): describe(settings, by: .verify(none))
        case .fit(let settings): describe(settings, by: .fit)
        case .laws(let settings): ("laws", settings.values)
        }
    }
}

/// What a command line amounts to.
public enum Invocation: Hashable, Sendable {
    /// Print this text.
    case help(String)
    /// Print the version.
    case version
    /// Do this.
    case run(Command)
}
