/// `rdmark paths WORKLOAD`: a workload's own words, where some extents may be ranges.
struct PathsSubcommand: SubcommandDeclaration {
    /// The workloads that may follow.
    let workloads: [any SubcommandDeclaration]

    let name = "paths"
    let summary = "say which path is faster for a workload, staged or direct, and from what size on"
    let isWorkload = false
    let signatures: [OptionSignature] = []
    let invocationOptions: [String] = []

    /// Options that take one value in the workload and may be ranges here; options that are lists there are so here too.
    private static let ranged = ["grid", "rows", "columns"]

    private var names: [String] { workloads.map(\.name) }

    var help: HelpPage {
        HelpPage(
            introduction: "rdmark \(name): \(summary)",
            usage: ["mpirun -n RANKS rdmark \(name) WORKLOAD --transport A,B[,...] [OPTIONS OF THE WORKLOAD]"],
            sections: [
                HelpPage.Section(
                    title: "Argument",
                    entries: [("WORKLOAD", "\(alternatives(names)); rdmark WORKLOAD --help lists its options")]),
                HelpPage.Section(
                    title: "What is compared",
                    entries: [
                        (
                            "--transport A,B[,...]",
                            "the paths, each compared with the first; with --method, each transport by each method"
                        ),
                        (
                            "--grid A..B",
                            "of halo: from A to B with every extent doubled, as 32x32x32..128x128x128"
                        ),
                        (
                            "--rows A..B --columns A..B",
                            "of transpose: doubled likewise; both at once where both are ranges"
                        ),
                        (
                            "--size, --chunk, --payload, --dirty",
                            "of the others: lists and ranges, as in those commands"
                        ),
                        ("--co-run", "also what each path leaves to a memory-bound kernel beside it"),
                    ]),
                HelpPage.Section(
                    title: "What comes out",
                    entries: [
                        (
                            "table",
                            "for each size both medians, their ratio with its 95 % interval and the bytes that were staged; "
                                + "then the verdict in words: the faster path, the size at which they cross, how sure that is"
                        ),
                        ("--json", "the same for programs: cells, crossover (or null, with a reason) and verdict"),
                        (
                            "--output DIR",
                            "summary.csv, samples.csv and run.json, as of any run; paths.csv, the same as the table; and paths.json, by "
                                + "which --paths of the workload has transport auto choose"
                        ),
                    ]),
            ],
            examples: [
                "mpirun -n 2 rdmark paths halo --grid 32x32x32..128x128x128 --transport host-staged,p2p",
                "mpirun -n 2 rdmark paths bandwidth --size 4K..16M --transport host-staged:verbs,verbs --json",
            ])
    }

    func command(
        from words: [String], on cluster: Cluster?, adviceOnUnknown: @escaping (String) -> String?
    ) throws(UsageError) -> Command {
        guard let first = words.first, !first.hasPrefix("-") else {
            throw UsageError(
                at: name, "its WORKLOAD is missing", "write rdmark \(name) WORKLOAD, one of \(alternatives(names))")
        }
        guard let workload = workloads.first(where: { $0.name == first }) else {
            throw UsageError(
                at: name,
                .unknown(
                    "workload", first, among: names,
                    otherwise: "the workloads are \(alternatives(names, conjunction: "and"))"))
        }
        let reader = WordReader(
            command: workload.name, options: workload.signatures, adviceOnUnknown: adviceOnUnknown)
        let (given, operands) = try reader.read(Array(words.dropFirst()))
        var runs: [Command] = []
        for assignments in try points(of: given, of: workload.name) {
            let completed = cluster?.completing(assignments, of: workload.signatures) ?? assignments
            runs.append(try workload.command(from: completed, operands: operands, at: "\(name) \(workload.name)"))
        }
        do throws(Refusal) { try check(runs) } catch { throw UsageError(at: "\(name) \(workload.name)", error) }
        return .paths(PathsSettings(runs: runs))
    }

    func command(from assignments: [Assignment], operands: [String], at place: String) throws(UsageError) -> Command {
        throw UsageError(at: place, "\(name) compares what a workload does", "run it by itself, not in a suite")
    }

    /// The assignments of each point: ranges are walked in step.
    private func points(of given: [Assignment], of workload: String) throws(UsageError) -> [[Assignment]] {
        var points = [given]
        var ranges = 0
        for (index, assignment) in given.enumerated() where Self.ranged.contains(assignment.name) {
            let texts: [String]?
            do throws(Refusal) { texts = try doublings(in: assignment.text) } catch {
                throw UsageError(at: "\(name) \(assignment.place)", error)
            }
            guard let texts else { continue }
            ranges += 1
            guard ranges == 1 || texts.count == points.count else {
                throw UsageError(
                    at: "\(name) \(assignment.place)",
                    "it has \(texts.count) steps, the range before it \(points.count)",
                    "give ranges that double equally often")
            }
            if ranges == 1 { points = Array(repeating: given, count: texts.count) }
            for (step, text) in texts.enumerated() {
                points[step][index] = Assignment(name: assignment.name, text: text, place: assignment.place)
            }
        }
        return points
    }

    private func check(_ runs: [Command]) throws(Refusal) {
        for run in runs {
            guard let selection = run.run?.selection else { continue }
            let hasMethods =
                switch selection.methods {
                case .preferred: false
                case .all: true
                case .listed(let methods): methods.count > 1
                }
            if selection.transports.count < 2, !hasMethods {
                throw Refusal(
                    "there is one path, \(alternatives(selection.transports))",
                    "name two or more with --transport, the first being what the others are compared with")
            }
            if case .stream(let stream) = run, stream.depths.count > 1 {
                throw Refusal("--depth has several values", "give one: sizes are what is compared over")
            }
            if run.tableFormat != .table {
                throw Refusal(
                    "--format \(run.tableFormat.rawValue) has no place for ratios", "leave it out, or use --json")
            }
        }
    }
}
