/// Reads the JSON of a cluster.
///
/// ```json
/// {"name": "lab", "description": "what it is",
///  "hosts": [{"name": "node1", "slots": 2, "devices": ["mlx5_0"]}],
///  "launcher": "mpirun -n {ranks} --hostfile {hostfile} {command}",
///  "defaults": {"device": "mlx5_0", "path-mtu": 4096, "wait": "poll"},
///  "links": [{"between": "any two hosts", "bandwidth_bytes_per_s": 12.5e9, "latency_ns": null, "source": "..."}]}
/// ```
///
/// `description`, `slots`, `devices`, `defaults` and `links` may be left out. A link has both figures, `null` where one
/// is not known, and says where they come from. `clusters/README.md` explains each key.
public struct ClusterFile {
    private let document: JSONDocument

    /// The cluster that `text` describes.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - path: its name, for messages.
    /// - Throws: `UsageError` with line and column of what is wrong.
    public static func parse(text: String, path: String = "cluster") throws(UsageError) -> Cluster {
        try ClusterFile(document: try JSONDocument(text, path: path)).cluster()
    }

    private func cluster() throws(UsageError) -> Cluster {
        let root = document.root
        let members = try document.members(
            of: root, as: "a cluster", keys: ["name", "description", "hosts", "launcher", "defaults", "links"],
            example: "{\"name\": ..., \"hosts\": [...], \"launcher\": ...}")
        let name = try document.string("name", in: members, of: root, as: "the cluster")
        try refusing(at: document.offset(of: "name", in: members, else: root)) { () throws(Refusal) in
            _ = try ValueKind<String>.folderName.parse(name)
        }
        return Cluster(
            name: name, summary: try document.string("description", in: members), hosts: try hosts(in: members),
            launcher: try launcher(in: members), links: try links(in: members),
            assignments: try defaults(in: members))
    }

    private func hosts(in members: [JSONMember]) throws(UsageError) -> [Cluster.Host] {
        let example = "{\"name\": ..., \"slots\": 2, \"devices\": [...]}"
        var hosts: [Cluster.Host] = []
        for node in try document.elements(
            "hosts", in: members, of: document.root, as: "the cluster", example: "\"hosts\": [\(example), ...]")
        {
            let members = try document.members(
                of: node, as: "a host", keys: ["name", "slots", "devices"], example: example)
            let name = try document.string("name", in: members, of: node, as: "the host")
            guard !hosts.contains(where: { $0.name == name }) else {
                throw UsageError(
                    at: document.place(node.offset), "there is a host \(shown(name)) already", "name each host once")
            }
            hosts.append(
                Cluster.Host(name: name, slots: try slots(in: members), devices: try devices(in: members)))
        }
        return hosts
    }

    private func slots(in members: [JSONMember]) throws(UsageError) -> Int? {
        guard let number = try document.number("slots", in: members) else { return nil }
        return try refusing(at: document.offset(of: "slots", in: members, else: document.root)) { () throws(Refusal) in
            try wholeNumber(number, in: 1...largestCount, else: "give the ranks that the host takes, or null")
        }
    }

    private func devices(in members: [JSONMember]) throws(UsageError) -> [String] {
        guard let member = members.first(where: { $0.key == "devices" }) else { return [] }
        guard case .array(let nodes) = member.node.value else {
            throw UsageError(
                at: document.place(member.node.offset), "devices is \(member.node.kind), not an array of names",
                "write \"devices\": [\"mlx5_0\"]")
        }
        var names: [String] = []
        for node in nodes { names.append(try document.string(node, called: "a device")) }
        try refusing(at: member.offset) { () throws(Refusal) in try refuseRepetition(in: names) }
        return names
    }

    private func launcher(in members: [JSONMember]) throws(UsageError) -> String {
        let line = try document.string("launcher", in: members, of: document.root, as: "the cluster")
        let place = document.place(document.offset(of: "launcher", in: members, else: document.root))
        let words = line.split(separator: " ").map(String.init)
        let known = ["{ranks}", "{hostfile}", "{command}"]
        for word in words where word.contains(where: { "{}".contains($0) }) && !known.contains(word) {
            throw UsageError(
                at: place,
                .unknown(
                    "placeholder", word, among: known,
                    otherwise: "the placeholders are words of their own: \(alternatives(known, conjunction: "and"))"))
        }
        guard words.contains("{command}") else {
            throw UsageError(at: place, "the launcher starts no {command}", "write one as mpirun -n {ranks} {command}")
        }
        return words.joined(separator: " ")
    }

    private func defaults(in members: [JSONMember]) throws(UsageError) -> [Assignment] {
        guard let member = members.first(where: { $0.key == "defaults" }) else { return [] }
        var assignments: [Assignment] = []
        for option in try document.members(of: member.node, as: "defaults", example: "{\"device\": ...}") {
            let place = document.place(option.offset)
            if let assignment = try ClusterDefaults.assignment(of: option, at: place) { assignments.append(assignment) }
        }
        try refusing(at: member.offset) { () throws(Refusal) in try ClusterDefaults.check(assignments) }
        return assignments
    }

    private func links(in members: [JSONMember]) throws(UsageError) -> [Cluster.Link] {
        guard members.contains(where: { $0.key == "links" }) else { return [] }
        let keys = ["between", "bandwidth_bytes_per_s", "latency_ns", "source"]
        let example = "{\"between\": ..., \"bandwidth_bytes_per_s\": ..., \"latency_ns\": ..., \"source\": ...}"
        var links: [Cluster.Link] = []
        for node in try document.elements(
            "links", in: members, of: document.root, as: "the cluster", example: "\"links\": [\(example), ...]")
        {
            let members = try document.members(of: node, as: "a link", keys: keys, example: example)
            links.append(
                Cluster.Link(
                    between: try document.string("between", in: members, of: node, as: "the link"),
                    bandwidthBytesPerSecond: try figure("bandwidth_bytes_per_s", in: members, of: node),
                    latencyNanoseconds: try figure("latency_ns", in: members, of: node),
                    source: try document.string("source", in: members, of: node, as: "the link")))
        }
        return links
    }

    /// A figure of a link: not to know it has to be said.
    private func figure(_ key: String, in members: [JSONMember], of link: JSONNode) throws(UsageError) -> Double? {
        let remedy = "give a number above 0, or null where it is not known"
        guard members.contains(where: { $0.key == key }) else {
            throw UsageError(at: document.place(link.offset), "the link has no \(key)", remedy)
        }
        guard let number = try document.number(key, in: members) else { return nil }
        guard let figure = Double(number), figure > 0, figure.isFinite else {
            throw UsageError(
                at: document.place(document.offset(of: key, in: members, else: link)), "\(key) is \(shown(number))",
                remedy)
        }
        return figure
    }

    /// What `body` returns; its refusal with the place at `offset`.
    private func refusing<Value>(
        at offset: Int, _ body: () throws(Refusal) -> Value
    ) throws(UsageError) -> Value {
        do throws(Refusal) { return try body() } catch { throw UsageError(at: document.place(offset), error) }
    }
}
