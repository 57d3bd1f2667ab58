public import TransferCore

/// What runs a device's copy engine.
public enum EngineMode: String, CaseIterable, Sendable {
    /// The rank itself, while it waits.
    case inline
    /// A thread of its own, so that transfers overlap with computation.
    case thread
}

/// How a rank waits.
public enum WaitMode: String, CaseIterable, Sendable {
    /// Poll where every rank has a core, else yield.
    case auto
    /// It polls and keeps its core.
    case poll
    /// It polls and offers its core to others in between.
    case yield
    /// It sleeps until a device announces a completion; a transport without such a device yields.
    case event
}

/// Settings of the transports.
public struct Tuning: Hashable, Sendable {
    /// Bytes staged at a time by `host-staged`; 0 is the whole message, nothing is the transport's measured default.
    public var stagingChunk: ByteCount?
    /// What runs a copy engine; where nothing is said, the workload picks.
    public var engine: EngineMode?
    /// How a rank waits.
    public var wait = WaitMode.auto
    /// Whether regions ask for huge pages.
    public var hugePages = false

    static var options: OptionGroup<Tuning> {
        OptionGroup<Tuning>(
            title: "Tuning of the transports",
            options: [
                Option(
                    "staging-chunk", \.stagingChunk,
                    ValueKind<ByteCount>.byteSize(ByteCount(0)...largestSize).orNothing(),
                    "bytes that host-staged stages at a time; 0 is the whole message, auto the measured default"),
                Option(
                    "engine", \.engine, ValueKind<EngineMode>.choice().orNothing(),
                    "what runs a device's copy engine: the waiting rank, or a thread of its own; auto is up to the "
                        + "workload"),
                waitOption(\.wait),
                Option(flag: "huge-pages", \.hugePages, "ask for huge pages"),
            ])
    }
}

/// `--wait` of any command.
func waitOption<Settings>(_ property: WritableKeyPath<Settings, WaitMode>) -> Option<Settings> {
    Option(
        "wait", property, .choice(),
        "how ranks wait: poll keeps the core, yield offers it to others, event sleeps until the network card "
            + "announces a completion (verbs; others yield); auto is poll where every rank has a core, else yield")
}
