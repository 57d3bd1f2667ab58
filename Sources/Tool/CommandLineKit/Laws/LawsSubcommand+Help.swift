extension LawsSubcommand {
    var help: HelpPage { help(on: []) }

    /// The page for the words between `laws` and `--help`: with the figures of the laws that they name.
    func help(on words: [String]) -> HelpPage {
        let named = words.first == "run" ? (try? chosen(by: Self.lawWords(in: words))) ?? [] : []
        let figures = Self.figures(of: named)
        let entries = figures.map(\.signature).map { ("--\($0.name) \($0.value?.placeholder ?? "")", $0.summary) }
        let title = named.count == 1 ? "Figures of \(named[0].name), \(named[0].title)" : "Figures of these laws"
        let defaults = LawsRun()
        let options = LawsRun.options.map { option in
            let placeholder = option.signature.value.map { " \($0.placeholder)" } ?? ""
            let remark = option.signature.isFlag ? "" : " (default: \(option.text(defaults)))"
            return ("--\(option.signature.name)\(placeholder)", option.signature.summary + remark)
        }
        let notes = Set(figures.flatMap { $0.signature.value?.notes ?? [] }).map { ($0.placeholder, $0.text) }
        return HelpPage(
            introduction: "rdmark \(name): \(summary)",
            usage: ["rdmark \(name) [--json]", "rdmark \(name) run LAW... [FIGURES OF THE LAW] [OPTIONS]"],
            sections: [
                HelpPage.Section(
                    title: "Arguments",
                    entries: [
                        (
                            "LAW",
                            "L9, 9, L5,L9, L5..L9 or all; rdmark \(name) lists them, and rdmark \(name) run L9 --help has its figures"
                        )
                    ])
            ] + (entries.isEmpty ? [] : [HelpPage.Section(title: title, entries: entries)])
                + [HelpPage.Section(title: "Options", entries: options)]
                + (notes.isEmpty ? [] : [HelpPage.Section(title: "Values", entries: notes)]),
            examples: [
                "rdmark laws", "rdmark laws run L9 --gap 64..8K", "rdmark laws run L9 --over verbs",
                "rdmark laws run all --simulate-only --seed 7 --output DIR",
            ])
    }
}
