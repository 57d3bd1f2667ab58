/// A subcommand as the parser sees it, whatever its settings.
protocol SubcommandDeclaration {
    var name: String { get }
    /// What it does, in one phrase.
    var summary: String { get }
    /// Whether it is a list of cells, so that a suite may run it.
    var isWorkload: Bool { get }
    /// Its options, in the order of the help.
    var signatures: [OptionSignature] { get }
    /// Names of the options that bear on the whole invocation.
    var invocationOptions: [String] { get }
    /// What `--help` prints.
    var help: HelpPage { get }

    /// What `--help` prints among these words.
    func help(on words: [String]) -> HelpPage

    /// The command that `words` ask for.
    ///
    /// - Parameters:
    ///   - cluster: whose defaults hold where the words say nothing.
    ///   - adviceOnUnknown: what would be right of an option that is not declared here, if that is known.
    func command(
        from words: [String], on cluster: Cluster?, adviceOnUnknown: @escaping (String) -> String?
    ) throws(UsageError) -> Command

    /// The command with these options, each named at most once and declared.
    func command(from assignments: [Assignment], operands: [String], at place: String) throws(UsageError) -> Command
}

extension SubcommandDeclaration {
    func help(on words: [String]) -> HelpPage { help }
}

/// A word that is no option, such as the file of a suite.
struct Operand<Settings> {
    let placeholder: String
    let summary: String
    let property: WritableKeyPath<Settings, String>
    /// Whether further words go with it, with commas between; the last operand only.
    var isRepeated = false
}

/// A subcommand, declared once: its options, defaults, checks and help.
struct Subcommand<Settings>: SubcommandDeclaration {
    let name: String
    let summary: String
    var isWorkload = false
    /// Whether it is started by `mpirun`.
    var needsRanks = true
    var operands: [Operand<Settings>] = []
    let groups: [OptionGroup<Settings>]
    let examples: [String]
    /// Settings where no option is given.
    let defaults: Settings
    /// Fills in what follows from other options and refuses combinations; it is told which options were given.
    var settle: (inout Settings, _ given: Set<String>) throws(Refusal) -> Void = { _, _ in }
    let command: (Settings) -> Command

    var options: [Option<Settings>] { groups.flatMap(\.options) }
    var signatures: [OptionSignature] { options.map(\.signature) }
    var invocationOptions: [String] {
        groups.filter { $0.scope == .invocation }.flatMap { $0.options.map(\.signature.name) }
    }

    /// Every option with its value, and the operands.
    func values(of settings: Settings) -> [String: String] {
        var values = Dictionary(uniqueKeysWithValues: options.map { ($0.signature.name, $0.text(settings)) })
        for operand in operands { values[operand.placeholder.lowercased()] = settings[keyPath: operand.property] }
        return values
    }

    func command(
        from words: [String], on cluster: Cluster?, adviceOnUnknown: @escaping (String) -> String?
    ) throws(UsageError) -> Command {
        let reader = WordReader(command: name, options: signatures, adviceOnUnknown: adviceOnUnknown)
        let (assignments, operands) = try reader.read(words)
        return try command(
            from: cluster?.completing(assignments, of: signatures) ?? assignments, operands: operands, at: name)
    }

    func command(from assignments: [Assignment], operands: [String], at place: String) throws(UsageError) -> Command {
        var settings = defaults
        try take(operands, into: &settings, at: place)
        for assignment in assignments {
            for option in options where option.signature.name == assignment.name {
                do throws(Refusal) {
                    try option.assign(&settings, assignment.text)
                } catch {
                    throw UsageError(at: assignment.place, error)
                }
            }
        }
        do throws(Refusal) {
            try settle(&settings, Set(assignments.map(\.name)))
        } catch {
            throw UsageError(at: place, error)
        }
        return command(settings)
    }

    private func take(_ given: [String], into settings: inout Settings, at place: String) throws(UsageError) {
        let placeholders = operands.map(\.placeholder)
        var words = given
        if operands.last?.isRepeated ?? false, given.count > operands.count {
            let surplus = given[(operands.count - 1)...].joined(separator: ",")
            words = given.prefix(operands.count - 1) + [surplus]
        }
        if let surplus = words.dropFirst(operands.count).first {
            let remedy =
                operands.isEmpty
                ? "options begin with --"
                : "give \(operands.count == 1 ? "one " : "")\(alternatives(placeholders, conjunction: "and"))"
            throw UsageError(at: "\(place) \(shown(surplus))", "\(name) takes no such word", remedy)
        }
        for (index, operand) in operands.enumerated() {
            guard words.indices.contains(index), !words[index].isEmpty else {
                throw UsageError(
                    at: place, "its \(operand.placeholder) is missing",
                    "write rdmark \(([name] + placeholders).joined(separator: " "))")
            }
            settings[keyPath: operand.property] = words[index]
        }
    }
}
