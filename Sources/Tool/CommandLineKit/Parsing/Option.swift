/// What the outside of an option looks like: enough to read words, to check suites and to print help.
struct OptionSignature {
    /// Without dashes.
    let name: String
    /// What it sets, in one phrase.
    let summary: String
    /// How its value is written; nothing for a flag.
    let value: ValueSyntax?

    var isFlag: Bool { value == nil }
    var isList: Bool { value?.isList ?? false }
}

/// A declared option of `Settings`: help, parsing, defaults and the manifest all come from it.
struct Option<Settings> {
    let signature: OptionSignature
    /// Reads a value into the settings; a flag ignores the text.
    let assign: (inout Settings, String) throws(Refusal) -> Void
    /// What the settings hold, written as a value that `assign` takes; `true` or `false` for a flag.
    let text: (Settings) -> String

    private init(
        _ signature: OptionSignature, assign: @escaping (inout Settings, String) throws(Refusal) -> Void,
        text: @escaping (Settings) -> String
    ) {
        self.signature = signature
        self.assign = assign
        self.text = text
    }

    /// `--name value`
    init<Value>(
        _ name: String, _ property: WritableKeyPath<Settings, Value>, _ kind: ValueKind<Value>, _ summary: String
    ) {
        self.init(
            OptionSignature(name: name, summary: summary, value: kind.syntax),
            assign: { (settings: inout Settings, text: String) throws(Refusal) in
                settings[keyPath: property] = try kind.parse(text)
            },
            text: { kind.text($0[keyPath: property]) })
    }

    /// `--name`
    init(flag name: String, _ property: WritableKeyPath<Settings, Bool>, _ summary: String) {
        self.init(
            OptionSignature(name: name, summary: summary, value: nil),
            assign: { settings, _ in settings[keyPath: property] = true },
            text: { $0[keyPath: property] ? "true" : "false" })
    }

    /// The same option for settings that hold these.
    func lifted<Outer>(to property: WritableKeyPath<Outer, Settings>) -> Option<Outer> {
        Option<Outer>(
            signature,
            assign: { (outer: inout Outer, text: String) throws(Refusal) in
                try assign(&outer[keyPath: property], text)
            },
            text: { text($0[keyPath: property]) })
    }
}

/// What options bear on.
enum OptionScope {
    /// The cells of the command: a run of a suite may set them.
    case cells
    /// The whole invocation: in a suite they stand on the command line.
    case invocation
}

/// Options that belong together, under one heading.
struct OptionGroup<Settings> {
    let title: String
    var scope = OptionScope.cells
    let options: [Option<Settings>]

    /// The same group for settings that hold these.
    func lifted<Outer>(to property: WritableKeyPath<Outer, Settings>) -> OptionGroup<Outer> {
        OptionGroup<Outer>(title: title, scope: scope, options: options.map { $0.lifted(to: property) })
    }
}
