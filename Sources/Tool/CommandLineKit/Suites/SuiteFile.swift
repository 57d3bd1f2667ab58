/// Reads the JSON of a suite.
///
/// ```json
/// {"name": "demo", "description": "what it is for", "runs": [
///     {"workload": "halo", "name": "small", "grid": "128x128x128", "ghost": 1, "periodic": true,
///      "transport": ["mpi", "p2p"]}
/// ]}
/// ```
///
/// A run's keys are `workload`, optionally `name`, and the names of that subcommand's options without dashes, save for
/// those of its output. Values are what the command line takes, as strings or numbers; lists may be arrays, flags are
/// booleans. One declaration serves both, so both have the same checks and defaults.
public struct SuiteFile {
    private let text: String
    private let path: String
    private let parser: CommandLineParser

    private init(text: String, path: String, vocabulary: Vocabulary) {
        self.text = text
        self.path = path
        parser = CommandLineParser(vocabulary: vocabulary)
    }

    /// The suite that `text` describes.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - path: its name, for messages.
    ///   - vocabulary: the names of the transports.
    /// - Throws: `UsageError` with line and column of what is wrong.
    public static func parse(
        text: String, path: String = "suite", vocabulary: Vocabulary
    ) throws(UsageError) -> Suite {
        try SuiteFile(text: text, path: path, vocabulary: vocabulary).suite()
    }

    private func suite() throws(UsageError) -> Suite {
        let root: JSONNode
        do throws(JSONError) {
            root = try JSONReader.read(text)
        } catch {
            throw UsageError(at: place(error.offset), error.refusal)
        }
        guard case .object(let members) = root.value else {
            throw UsageError(
                at: place(root.offset), "a suite is an object, not \(root.kind)",
                "write {\"name\": ..., \"runs\": [...]}")
        }
        let keys = ["name", "description", "runs"]
        for member in members where !keys.contains(member.key) {
            let otherwise = "the keys of a suite are \(alternatives(keys, conjunction: "and"))"
            throw UsageError(at: place(member.offset), .unknown("key", member.key, among: keys, otherwise: otherwise))
        }
        guard let name = try string("name", in: members) else {
            throw UsageError(at: place(root.offset), "the suite has no name", "give it a \"name\"")
        }
        let summary = try string("description", in: members)
        return Suite(name: name, summary: summary, runs: try runs(in: members, of: root))
    }

    private func runs(in members: [JSONMember], of root: JSONNode) throws(UsageError) -> [Suite.Run] {
        let remedy = "give \"runs\": [{\"workload\": ...}, ...]"
        guard let list = members.first(where: { $0.key == "runs" }) else {
            throw UsageError(at: place(root.offset), "the suite has no runs", remedy)
        }
        guard case .array(let nodes) = list.node.value, !nodes.isEmpty else {
            throw UsageError(at: place(list.node.offset), "runs is not an array of at least one run", remedy)
        }
        var runs: [Suite.Run] = []
        for (number, node) in zip(1..., nodes) {
            let place = "\(place(node.offset)): run \(number)"
            let run = try run(node, at: place, number: number)
            if let name = run.name, let earlier = runs.firstIndex(where: { $0.name == name }) {
                throw UsageError(
                    at: place, "it has the name of run \(earlier + 1), \(shown(name))", "name each run once")
            }
            if let earlier = runs.firstIndex(where: { $0.command == run.command }) {
                throw UsageError(at: place, "it is the same as run \(earlier + 1)", "remove one of them")
            }
            runs.append(run)
        }
        return runs
    }

    private func run(_ node: JSONNode, at place: String, number: Int) throws(UsageError) -> Suite.Run {
        guard case .object(let members) = node.value else {
            throw UsageError(at: place, "a run is an object, not \(node.kind)", "write {\"workload\": ..., ...}")
        }
        let subcommand = try workload(in: members, at: place)
        var assignments: [Assignment] = []
        for member in members where !["workload", "name"].contains(member.key) {
            let place = "\(self.place(member.offset)): run \(number), \(subcommand.name)"
            do throws(Refusal) {
                if let assignment = try SuiteOption(member, of: subcommand, in: parser).assignment(at: place) {
                    assignments.append(assignment)
                }
            } catch {
                throw UsageError(at: place, error)
            }
        }
        let command = try subcommand.command(from: assignments, operands: [], at: "\(place), \(subcommand.name)")
        return Suite.Run(name: try string("name", in: members), command: command)
    }

    private func workload(in members: [JSONMember], at place: String) throws(UsageError) -> any SubcommandDeclaration {
        let workloads = parser.subcommands.filter(\.isWorkload)
        let list = "the workloads are \(alternatives(workloads.map(\.name), conjunction: "and"))"
        guard let name = try string("workload", in: members) else {
            throw UsageError(at: place, "it has no workload", list)
        }
        guard let workload = workloads.first(where: { $0.name == name }) else {
            throw UsageError(at: place, .unknown("workload", name, among: workloads.map(\.name), otherwise: list))
        }
        return workload
    }

    /// The string under `key`, if the key is there.
    private func string(_ key: String, in members: [JSONMember]) throws(UsageError) -> String? {
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        guard case .string(let string) = member.node.value, !string.isEmpty else {
            throw UsageError(
                at: place(member.node.offset), "\(key) is not a string with content", "write \"\(key)\": \"...\"")
        }
        return string
    }

    private func place(_ offset: Int) -> String { "\(path):\(TextPosition(of: offset, in: text))" }
}
