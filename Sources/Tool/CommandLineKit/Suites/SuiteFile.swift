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
    private let document: JSONDocument
    private let parser: CommandLineParser
    private let cluster: Cluster?

    /// The suite that `text` describes.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - path: its name, for messages.
    ///   - vocabulary: the names of the transports.
    ///   - cluster: whose defaults hold where a run says nothing.
    /// - Throws: `UsageError` with line and column of what is wrong.
    public static func parse(
        text: String, path: String = "suite", vocabulary: Vocabulary, on cluster: Cluster? = nil
    ) throws(UsageError) -> Suite {
        let document = try JSONDocument(text, path: path)
        let parser = CommandLineParser(vocabulary: vocabulary)
        return try SuiteFile(document: document, parser: parser, cluster: cluster).suite()
    }

    private func suite() throws(UsageError) -> Suite {
        let members = try document.members(
            of: document.root, as: "a suite", keys: ["name", "description", "runs"],
            example: "{\"name\": ..., \"runs\": [...]}")
        return Suite(
            name: try document.string("name", in: members, of: document.root, as: "the suite"),
            summary: try document.string("description", in: members), runs: try runs(in: members))
    }

    private func runs(in members: [JSONMember]) throws(UsageError) -> [Suite.Run] {
        let nodes = try document.elements(
            "runs", in: members, of: document.root, as: "the suite",
            example: "\"runs\": [{\"workload\": ...}, ...]")
        var runs: [Suite.Run] = []
        for (number, node) in zip(1..., nodes) {
            let place = "\(document.place(node.offset)): run \(number)"
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
        let members = try document.members(
            of: node, as: "a run", at: place, example: "{\"workload\": ..., ...}")
        let subcommand = try workload(in: members, at: place)
        var assignments: [Assignment] = []
        for member in members where !["workload", "name"].contains(member.key) {
            let place = "\(document.place(member.offset)): run \(number), \(subcommand.name)"
            do throws(Refusal) {
                if let assignment = try SuiteOption(member, of: subcommand, in: parser).assignment(at: place) {
                    assignments.append(assignment)
                }
            } catch {
                throw UsageError(at: place, error)
            }
        }
        assignments = cluster?.completing(assignments, of: subcommand.signatures) ?? assignments
        let command = try subcommand.command(from: assignments, operands: [], at: "\(place), \(subcommand.name)")
        return Suite.Run(name: try document.string("name", in: members), command: command)
    }

    private func workload(in members: [JSONMember], at place: String) throws(UsageError) -> any SubcommandDeclaration {
        let workloads = parser.subcommands.filter(\.isWorkload)
        let list = "the workloads are \(alternatives(workloads.map(\.name), conjunction: "and"))"
        guard let name = try document.string("workload", in: members) else {
            throw UsageError(at: place, "it has no workload", list)
        }
        guard let workload = workloads.first(where: { $0.name == name }) else {
            throw UsageError(at: place, .unknown("workload", name, among: workloads.map(\.name), otherwise: list))
        }
        return workload
    }
}
