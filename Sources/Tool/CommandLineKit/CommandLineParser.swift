/// Turns the words of a command line into an invocation. It touches nothing: no file, no environment, no clock.
public struct CommandLineParser {
    let subcommands: [any SubcommandDeclaration]

    /// A parser whose `--transport` takes the names in `vocabulary`.
    public init(vocabulary: Vocabulary) {
        let workloads: [any SubcommandDeclaration] = [
            Subcommand<HaloSettings>.halo(vocabulary),
            Subcommand<TransposeSettings>.transpose(vocabulary),
            Subcommand<StreamSettings>.stream(vocabulary),
            Subcommand<CheckpointSettings>.checkpoint(vocabulary),
            Subcommand<MessagesSettings>.messages(vocabulary),
            Subcommand<ProbeSettings>.latency(vocabulary),
            Subcommand<ProbeSettings>.bandwidth(vocabulary),
        ]
        let looks: [any SubcommandDeclaration] = [Subcommand<ListSettings>.list, Subcommand<DoctorSettings>.doctor]
        let others: [any SubcommandDeclaration] = [
            PathsSubcommand(workloads: workloads), Subcommand<MapSettings>.map(vocabulary),
            Subcommand<SuiteSettings>.suite,
            Subcommand<CompareSettings>.compare, Subcommand<ExportSettings>.export,
            Subcommand<VerifySettings>.verify(vocabulary), Subcommand<FitSettings>.fit,
            LawsSubcommand(laws: vocabulary.laws),
        ]
        subcommands = looks + workloads + others
    }

    /// What `words` ask for.
    ///
    /// A command may name a file that describes the cluster (`Command.clusterFile`). Whoever reads it parses the same
    /// words once more, on that cluster.
    ///
    /// - Parameters:
    ///   - words: the arguments without the name of the program.
    ///   - cluster: whose defaults hold where the words say nothing.
    /// - Throws: `UsageError` for the first word that is wrong.
    public func parse(_ words: [String], on cluster: Cluster? = nil) throws(UsageError) -> Invocation {
        guard let first = words.first else {
            throw UsageError(at: "rdmark", "there is no command", "rdmark --help lists the commands")
        }
        let rest = Array(words.dropFirst())
        switch first {
        case "--help", "-h": return .help(overview.text)
        case "--version":
            guard rest.isEmpty else { throw UsageError(at: "--version", "more words follow", "give it alone") }
            return .version
        default:
            guard let subcommand = subcommands.first(where: { $0.name == first }) else { throw unknown(first) }
            if rest.contains("--help") || rest.contains("-h") { return .help(subcommand.help(on: rest).text) }
            return .run(try subcommand.command(from: rest, on: cluster, adviceOnUnknown: owner))
        }
    }

    /// Where an option belongs that the command at hand lacks.
    func owner(ofOption name: String) -> String? {
        let owners = subcommands.filter { $0.signatures.contains { $0.name == name } }.map(\.name)
        return owners.isEmpty ? nil : "it is an option of \(alternatives(owners, conjunction: "and"))"
    }

    private func unknown(_ word: String) -> UsageError {
        if word.hasPrefix("-") {
            return UsageError(
                at: "rdmark",
                Refusal.unknown(
                    "option", word, among: ["--help", "--version"],
                    otherwise: "the command comes first; rdmark --help lists the commands"))
        }
        return UsageError(
            at: "rdmark",
            Refusal.unknown(
                "command", word, among: subcommands.map(\.name),
                otherwise: "the commands are \(alternatives(subcommands.map(\.name), conjunction: "and"))"))
    }
}
