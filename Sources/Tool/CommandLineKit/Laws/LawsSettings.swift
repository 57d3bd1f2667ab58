/// Settings of `rdmark laws`.
public enum LawsSettings: Hashable, Sendable {
    /// List the laws, as JSON or for people.
    case list(printsJSON: Bool)
    /// Run some.
    case run(LawsRun)
}

extension LawsSettings {
    /// The options after defaults and the laws, as `Command.optionsAfterDefaults` has them.
    var values: [String: String] {
        switch self {
        case .list(let printsJSON): return ["json": "\(printsJSON)"]
        case .run(let run):
            var values = Dictionary(
                uniqueKeysWithValues: LawsRun.options.map { ($0.signature.name, $0.text(run)) })
            values["law"] = run.numbers.map { "L\($0)" }.joined(separator: ",")
            for (name, figures) in run.figures { values[name] = figures.map { "\($0)" }.joined(separator: ",") }
            return values
        }
    }
}

/// Settings of `rdmark laws run`.
public struct LawsRun: Hashable, Sendable {
    /// The numbers of the laws, in the order in which they are listed.
    public var numbers: [Int] = []
    /// The figures that were given, by their names, in the units of the laws.
    public var figures: [String: [Double]] = [:]
    /// The file that describes a model, as the user names it; nothing where the laws' own defaults hold.
    public var profileFile: String?
    /// Whether this machine is not asked.
    public var isSimulationOnly = false
    /// What this machine is asked over.
    public var over = LawMedium.host
    /// The RDMA device that is asked; nothing where it is the first with an active port.
    public var device: String?
    /// Decides whatever is random in a simulation.
    public var seed: UInt64 = 1
    /// The folder for the files, as the user names it; nothing where none are written.
    public var folder: String?
    /// Whether the result is printed as JSON.
    public var printsJSON = false
}

extension LawsRun {
    /// The options of every law.
    static var options: [Option<LawsRun>] {
        [
            Option(flag: "simulate-only", \.isSimulationOnly, "do not measure on this machine"),
            Option(
                "over", \.over, .choice("medium"),
                "measure over what every machine has (memory, sockets, the simulated device), or over an RDMA device"),
            Option(
                "device", \.device, ValueKind<String>.deviceName.orNothing(),
                "RDMA device for --over verbs; auto is the first with an active port"),
            Option(
                "profile", \.profileFile, ValueKind<String>.path("FILE", of: "profile").orNothing(as: "none"),
                "figures of a machine, as in clusters/profiles/, for those that are not given"),
            Option("seed", \.seed, .seed, "decides whatever is random in a simulation"),
            Option(
                "output", \.folder, ValueKind<String>.path("DIR").orNothing(as: "none"),
                "folder for laws.csv, findings.csv, constants.csv and a file for each law; made where it is missing"),
            Option(flag: "json", \.printsJSON, "print the result as JSON"),
        ]
    }
}
