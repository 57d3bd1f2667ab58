/// `rdmark laws` and `rdmark laws run LAW...`, where each law has options of its own.
struct LawsSubcommand: SubcommandDeclaration {
    /// The laws that there are.
    let laws: [LawWords]

    let name = "laws"
    let summary = "the laws of DMA and RDMA: computed, simulated and measured side by side"
    let isWorkload = false
    let signatures: [OptionSignature] = []
    let invocationOptions: [String] = []

    func command(
        from words: [String], on cluster: Cluster?, adviceOnUnknown: @escaping (String) -> String?
    ) throws(UsageError) -> Command {
        guard let first = words.first else { return .laws(.list(printsJSON: false)) }
        if words == ["--json"] { return .laws(.list(printsJSON: true)) }
        guard first == "run" else {
            throw UsageError(
                at: name,
                .unknown(
                    "word", first, among: ["run", "--json"],
                    otherwise: "write rdmark \(name) for the list, or rdmark \(name) run L1"))
        }
        let named = Self.lawWords(in: words)
        let laws: [LawWords]
        do throws(Refusal) { laws = try chosen(by: named) } catch { throw UsageError(at: "\(name) run", error) }
        return .laws(.run(try run(of: laws, Array(words.dropFirst(1 + named.count)), adviceOnUnknown)))
    }

    func command(from assignments: [Assignment], operands: [String], at place: String) throws(UsageError) -> Command {
        throw UsageError(at: place, "\(name) runs laws, not workloads", "run it by itself, not in a suite")
    }

    /// The laws that the words from `run` on name: those before the first option.
    static func lawWords(in words: [String]) -> [String] { Array(words.dropFirst().prefix { !$0.hasPrefix("-") }) }

    private func run(
        of laws: [LawWords], _ words: [String], _ adviceOnUnknown: @escaping (String) -> String?
    ) throws(UsageError) -> LawsRun {
        let figures = Self.figures(of: laws)
        let place = laws.count == 1 ? "\(name) run \(laws[0].name)" : "\(name) run"
        let options = LawsRun.options
        let reader = WordReader(
            command: place, options: options.map(\.signature) + figures.map(\.signature),
            adviceOnUnknown: { owner(of: $0) ?? adviceOnUnknown($0) })
        let (assignments, operands) = try reader.read(words)
        if let surplus = operands.first {
            throw UsageError(
                at: "\(place) \(shown(surplus))", "a word stands behind the options", "name laws before them")
        }
        var run = LawsRun()
        run.numbers = laws.map(\.number)
        for assignment in assignments {
            do throws(Refusal) {
                if let option = options.first(where: { $0.signature.name == assignment.name }) {
                    try option.assign(&run, assignment.text)
                } else if let figure = figures.first(where: { $0.name == assignment.name }) {
                    run.figures[figure.name] = try figure.values(in: assignment.text)
                }
            } catch { throw UsageError(at: assignment.place, error) }
        }
        do throws(Refusal) { try run.check() } catch { throw UsageError(at: place, error) }
        return run
    }

    /// Each figure that any of `laws` takes, once.
    static func figures(of laws: [LawWords]) -> [LawWords.Figure] {
        var seen: Set<String> = []
        return laws.flatMap(\.figures).filter { seen.insert($0.name).inserted }
    }

    /// Which laws take a figure that those at hand do not.
    private func owner(of figure: String) -> String? {
        let owners = laws.filter { $0.figures.contains { $0.name == figure } }.map(\.name)
        return owners.isEmpty ? nil : "it is a figure of \(alternatives(owners, conjunction: "and"))"
    }

    /// The laws that words such as `L9`, `9`, `L5,L9`, `L1..L4` and `all` name, each once, by number.
    func chosen(by words: [String]) throws(Refusal) -> [LawWords] {
        let remedy = "name laws, such as L9, L5..L9 or all; rdmark \(name) lists them"
        guard !words.isEmpty else { throw Refusal("the law is missing", remedy) }
        var numbers: Set<Int> = []
        for word in words {
            for item in try listItems(of: word) {
                if item == "all" {
                    numbers.formUnion(laws.map(\.number))
                    continue
                }
                let ends = item.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
                let (first, last) = (try number(ends[0], else: remedy), try number(ends[ends.count - 1], else: remedy))
                guard first <= last else { throw Refusal("\(shown(item)) runs downwards", "write the smaller first") }
                numbers.formUnion(first...last)
            }
        }
        return laws.filter { numbers.contains($0.number) }
    }

    private func number(_ word: Substring, else remedy: String) throws(Refusal) -> Int {
        let digits = word.first == "L" || word.first == "l" ? word.dropFirst() : word
        guard let number = Int(digits), laws.contains(where: { $0.number == number }) else {
            throw Refusal("there is no law \(shown(String(word)))", remedy)
        }
        return number
    }
}
