/// The words that start a command on its ranks.
public struct LauncherLine: Hashable, Sendable {
    /// The words; `{command}` stands where the command goes.
    let words: [String]

    private static let command = "{command}"

    init(words: [String]) {
        self.words = words.contains(Self.command) ? words : words + [Self.command]
    }

    /// The line of a cluster, on all the ranks that its hosts take.
    init(of cluster: Cluster) throws(Refusal) {
        let slots = cluster.hosts.compactMap(\.slots)
        let ranks = slots.count == cluster.hosts.count ? slots.reduce(0, +) : nil
        let given = cluster.launcher.split(separator: " ").map { word in
            word == "{ranks}" ? ranks.map { "\($0)" } ?? "{ranks}" : String(word)
        }
        if let open = given.first(where: { ["{ranks}", "{hostfile}"].contains($0) }) {
            let example = cluster.launchLine(ranks: ranks ?? 2, command: "")
            throw Refusal(
                "the launcher of cluster \(cluster.name) leaves \(open) open",
                "write it out, as in --launcher \"\(String(example.reversed().drop { $0 == " " }.reversed()))\"")
        }
        self.init(words: given)
    }

    /// All words of a process that runs `command` under the launcher.
    public func words(starting command: [String]) -> [String] {
        words.flatMap { $0 == Self.command ? command : [$0] }
    }
}

extension ValueKind where Value == LauncherLine {
    /// A launcher with its options.
    static var launcherLine: ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "LINE"),
            parse: { (text: String) throws(Refusal) -> LauncherLine in
                let words = text.split(separator: " ").map(String.init)
                guard !words.isEmpty else {
                    throw Refusal("it starts nothing", "give a line as in \"mpirun -n 2\"")
                }
                let placeholders = words.filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
                if let unknown = placeholders.first(where: { $0 != "{command}" }) {
                    throw Refusal(
                        "\(shown(unknown)) is left open in the launcher",
                        "write out all but {command}, which goes last "
                            + "where it is not named")
                }
                return LauncherLine(words: words)
            },
            text: { $0.words.joined(separator: " ") })
    }
}
