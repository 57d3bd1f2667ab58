extension Subcommand {
    var help: HelpPage {
        let launcher = needsRanks ? "mpirun -n RANKS " : ""
        let words = operands.map { " " + $0.placeholder }.joined()
        let arguments = HelpPage.Section(
            title: operands.count == 1 ? "Argument" : "Arguments",
            entries: operands.map { ($0.placeholder, $0.summary) })
        let groups = groups.map { group in
            HelpPage.Section(title: group.title, entries: group.options.map(entry))
        }
        return HelpPage(
            introduction: "rdmark \(name): \(summary)",
            usage: ["\(launcher)rdmark \(name)\(words) [OPTIONS]"],
            sections: (operands.isEmpty ? [] : [arguments]) + groups + notes,
            examples: examples)
    }

    private func entry(of option: Option<Settings>) -> (label: String, meaning: String) {
        let signature = option.signature
        guard let syntax = signature.value else { return ("--\(signature.name)", signature.summary) }
        let remarks = [syntax.limits, "default: \(option.text(defaults))"].compactMap { $0 }
        return (
            "--\(signature.name) \(syntax.placeholder)", "\(signature.summary) (\(remarks.joined(separator: "; ")))"
        )
    }

    /// The placeholders that occur, each explained once.
    private var notes: [HelpPage.Section] {
        var seen: Set<ValueSyntax.Note> = []
        let notes = signatures.flatMap { $0.value?.notes ?? [] }.filter { seen.insert($0).inserted }
        guard !notes.isEmpty else { return [] }
        return [HelpPage.Section(title: "Values", entries: notes.map { ($0.placeholder, $0.text) })]
    }
}

extension CommandLineParser {
    /// What `rdmark --help` prints.
    var overview: HelpPage {
        HelpPage(
            introduction:
                "rdmark measures how data moves between the memories of a cluster: staged through host memory, "
                + "directly, or peer to peer between devices; with the bytes verified.",
            usage: ["mpirun -n RANKS rdmark COMMAND [OPTIONS]", "rdmark COMMAND --help"],
            sections: [
                HelpPage.Section(title: "Commands", entries: subcommands.map { ($0.name, $0.summary) }),
                HelpPage.Section(
                    title: "Options",
                    entries: [
                        ("--help, -h", "this help, or that of the command before it"), ("--version", "the version"),
                    ]),
                HelpPage.Section(
                    title: "Exit codes",
                    entries: [
                        ("0", "everything asked for was done and verified"), ("1", "something failed"),
                        ("2", "compare found a cell that is slower by more than its threshold"),
                        ("64", "the command line, a suite or a cluster file is wrong"),
                    ]),
            ],
            examples: [
                "rdmark list",
                "mpirun -n 2 rdmark halo --grid 256x128x128 --transport mpi,host-staged,p2p --method all",
                "mpirun -n 2 rdmark suite bench/suites/demo.json",
            ])
    }
}
