/// An option given as a member of an object: in a run of a suite, or among the defaults of a cluster.
struct SuiteOption {
    private let member: JSONMember
    private let option: OptionSignature

    /// Finds the option that a key names.
    init(
        _ member: JSONMember, of subcommand: any SubcommandDeclaration, in parser: CommandLineParser
    ) throws(Refusal) {
        let key = member.key
        guard !subcommand.invocationOptions.contains(key) else {
            throw Refusal("\(key) does not belong to a run", "give --\(key) to rdmark suite")
        }
        guard let option = subcommand.signatures.first(where: { $0.name == key }) else {
            let names = subcommand.signatures.map(\.name).filter { !subcommand.invocationOptions.contains($0) }
            let owner = parser.owner(ofOption: key)
            throw Refusal.unknown(
                "key", key, among: owner == nil ? names + ["workload", "name"] : [],
                otherwise: owner ?? "rdmark \(subcommand.name) --help lists the options")
        }
        self.init(member, option)
    }

    /// The option that is known to go by the member's key.
    init(_ member: JSONMember, _ option: OptionSignature) {
        self.member = member
        self.option = option
    }

    /// What a command line would have said; nothing for a flag that is false.
    func assignment(at place: String) throws(Refusal) -> Assignment? {
        if option.isFlag {
            guard case .boolean(let isGiven) = member.node.value else { throw wrongType("true or false") }
            return isGiven ? Assignment(name: option.name, text: "", place: "\(place) \(option.name)") : nil
        }
        let text = try text()
        return Assignment(name: option.name, text: text, place: "\(place) \(option.name) \(shown(text))")
    }

    private func text() throws(Refusal) -> String {
        guard option.isList else {
            guard let text = scalar(member.node) else { throw wrongType("a string or a number") }
            return text
        }
        guard case .array(let nodes) = member.node.value else {
            guard let text = scalar(member.node) else { throw wrongType("a string, a number or an array of them") }
            return text
        }
        var items: [String] = []
        for node in nodes {
            guard let item = scalar(node) else { throw wrongType("an array of strings or numbers") }
            items.append(item)
        }
        return items.joined(separator: ",")
    }

    private func scalar(_ node: JSONNode) -> String? {
        switch node.value {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    private func wrongType(_ wanted: String) -> Refusal {
        let placeholder = option.value.map { " as in --\(option.name) \($0.placeholder)" } ?? ""
        return Refusal(
            "\(option.name) has a value of the wrong type, \(member.node.kind)", "give \(wanted)\(placeholder)")
    }
}
