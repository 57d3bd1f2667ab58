public import TransferCore

/// Which methods of each transport are measured.
public enum MethodSelection: Hashable, Sendable {
    /// The one that the transport itself would choose.
    case preferred
    /// Every method that the transport offers.
    case all
    /// These; a transport that lacks one gets a row with the reason.
    case listed([Method])
}

/// What is measured over which transport.
public struct Selection: Hashable, Sendable {
    /// Names of transports, each once; `auto` among them is whichever of `pathsFile` the planner picks.
    public var transports: [String]
    /// Which methods of each.
    public var methods = MethodSelection.preferred
    /// The memory that is moved; where nothing is said, host memory for `mpi` and device memory for the others.
    public var memory: MemoryKind?
    /// The file with the measured costs that method `auto` chooses by; nothing is the transport's own figures.
    public var mapFile: String?
    /// The file with the staged and the direct path as lines, by which transport `auto` chooses.
    public var pathsFile: String?

    /// The word for whichever transport is the faster one.
    public static let automaticTransport = "auto"

    init(_ vocabulary: Vocabulary) {
        transports = vocabulary.transports
    }

    static func options(_ vocabulary: Vocabulary) -> OptionGroup<Selection> {
        OptionGroup(
            title: "Transports and methods",
            options: [
                transportOption(\.transports, vocabulary, or: [automaticTransport]),
                Option(
                    "method", \.methods, .methods, "how a strided transfer crosses; preferred is each transport's own"),
                Option(
                    "memory", \.memory, ValueKind<MemoryKind>.choice("memory kind").orNothing(),
                    "memory that is moved; auto is host for mpi and device for the others"),
                Option(
                    "map", \.mapFile, ValueKind<String>.path("FILE", of: "file").orNothing(as: "none"),
                    "map.json of rdmark map, by whose costs method auto chooses; with it every transport in it has auto"
                ),
                Option(
                    "paths", \.pathsFile, ValueKind<String>.path("FILE", of: "file").orNothing(as: "none"),
                    "paths.json of rdmark paths of this workload, by whose lines transport auto is staged or direct (L37)"
                ),
            ])
    }

    /// Refuses what contradicts itself.
    func check() throws(Refusal) {
        if mapFile != nil, case .listed(let methods) = methods, !methods.contains(.auto) {
            throw Refusal("--map is for method auto, which is not among --method", "add auto, or leave --map out")
        }
        if transports.contains(Self.automaticTransport) != (pathsFile != nil) {
            throw pathsFile == nil
                ? Refusal(
                    "transport auto chooses by measured paths, and none are named",
                    "give --paths DIR/paths.json, which rdmark paths ... --output DIR makes")
                : Refusal(
                    "--paths is for transport auto, which is not among --transport", "add auto, or leave --paths out")
        }
    }
}

/// `--transport` of any command.
///
/// - Parameter others: what may be named besides, and is not in `all`.
func transportOption<Settings>(
    _ property: WritableKeyPath<Settings, [String]>, _ vocabulary: Vocabulary, or others: [String] = []
) -> Option<Settings> {
    let name = ValueKind<String>.oneOf(vocabulary.transports + others, "transport")
    return Option("transport", property, .list(of: name, all: vocabulary.transports), "transports, side by side")
}

extension ValueKind where Value == MethodSelection {
    /// A list of methods, `all` or `preferred`.
    static var methods: ValueKind {
        let list = ValueKind<[Method]>.list(of: .choice("method"))
        let glosses = Method.allCases.map { "\($0.rawValue) (\($0.gloss))" }
        let note = ValueSyntax.Note(
            placeholder: "METHODS", text: "all, preferred, or a list of \(alternatives(glosses, conjunction: "and"))")
        return ValueKind(
            syntax: ValueSyntax(placeholder: "METHODS", notes: [note], isList: true),
            parse: { (text: String) throws(Refusal) -> MethodSelection in
                switch text {
                case "all": return .all
                case "preferred": return .preferred
                default: return .listed(try list.parse(text))
                }
            },
            text: { selection in
                switch selection {
                case .preferred: "preferred"
                case .all: "all"
                case .listed(let methods): list.text(methods)
                }
            })
    }
}

extension Method {
    /// What it is, in as few words as help has room for.
    fileprivate var gloss: String {
        switch self {
        case .pack: "the CPU packs, one message crosses, the CPU unpacks"
        case .gather: "scatter-gather lists or strided descriptors, no CPU copy"
        case .fragment: "a request per contiguous piece"
        case .coalesce: "gather, with short gaps sent along"
        case .datatype: "MPI derived datatypes"
        case .auto: "picked by a cost model"
        }
    }
}
