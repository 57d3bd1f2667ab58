/// Reads the JSON of a profile.
///
/// ```json
/// {"name": "lab", "description": "what it is",
///  "figures": {"setup": {"value": 500, "unit": "ns", "source": "..."},
///              "link_bandwidth": {"value": 12.4, "low": 12.1, "high": 12.6, "unit": "GB/s", "source": "..."}}}
/// ```
///
/// `description`, `low` and `high` may be left out, and `fit`, which `rdmark fit` leaves behind, is not looked at. `clusters/profiles/README.md` explains each figure.
public struct ProfileFile {
    private let document: JSONDocument

    /// The profile that `text` describes.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - path: its name, for messages.
    /// - Throws: `UsageError` with line and column of what is wrong.
    public static func parse(text: String, path: String = "profile") throws(UsageError) -> Profile {
        try ProfileFile(document: try JSONDocument(text, path: path)).profile()
    }

    private static let example = "{\"value\": ..., \"unit\": ..., \"source\": ...}"

    private func profile() throws(UsageError) -> Profile {
        let root = document.root
        let members = try document.members(
            of: root, as: "a profile", keys: ["name", "description", "figures", "fit"],
            example: "{\"name\": ..., \"figures\": {...}}")
        guard let figures = members.first(where: { $0.key == "figures" }) else {
            throw UsageError(
                at: document.place(root.offset), "the profile has no figures",
                "give \"figures\": {\"setup\": \(Self.example)}")
        }
        return Profile(
            name: try document.string("name", in: members, of: root, as: "the profile"),
            summary: try document.string("description", in: members), figures: try self.figures(in: figures.node))
    }

    private func figures(in node: JSONNode) throws(UsageError) -> [String: Profile.Figure] {
        let names = Profile.kinds.map(\.name)
        var figures: [String: Profile.Figure] = [:]
        for member in try document.members(
            of: node, as: "figures", keys: names, example: "{\"setup\": \(Self.example)}")
        {
            guard let kind = Profile.kinds.first(where: { $0.name == member.key }) else { continue }
            figures[kind.name] = try figure(kind, member.node)
        }
        guard !figures.isEmpty else {
            throw UsageError(
                at: document.place(node.offset), "there is no figure",
                "give one or more, such as setup; clusters/profiles/README.md lists them")
        }
        return figures
    }

    private func figure(_ kind: Profile.Kind, _ node: JSONNode) throws(UsageError) -> Profile.Figure {
        let members = try document.members(
            of: node, as: kind.name, keys: ["value", "low", "high", "unit", "source"], example: Self.example)
        let unit = try document.string("unit", in: members, of: node, as: kind.name)
        guard unit == kind.unit.rawValue else {
            throw UsageError(
                at: document.place(document.offset(of: "unit", in: members, else: node)),
                "\(kind.name) is in \(shown(unit))", "give it in \(kind.unit.rawValue)")
        }
        guard let value = try number("value", of: kind, in: members, node) else {
            throw UsageError(
                at: document.place(node.offset), "\(kind.name) has no value",
                "give a number, or leave the figure out where it is not known")
        }
        return Profile.Figure(
            value: value, interval: try interval(of: kind, around: value, in: members, node),
            source: try document.string("source", in: members, of: node, as: kind.name))
    }

    private func interval(
        of kind: Profile.Kind, around value: Double, in members: [JSONMember], _ node: JSONNode
    ) throws(UsageError) -> ClosedRange<Double>? {
        let ends = (try number("low", of: kind, in: members, node), try number("high", of: kind, in: members, node))
        if case (nil, nil) = ends { return nil }
        guard let low = ends.0, let high = ends.1, low <= value, value <= high else {
            throw UsageError(
                at: document.place(node.offset), "low and high of \(kind.name) are not below and above its value",
                "give both, or neither")
        }
        return low...high
    }

    /// A number that keeps the rule of its unit.
    private func number(
        _ key: String, of kind: Profile.Kind, in members: [JSONMember], _ node: JSONNode
    ) throws(UsageError) -> Double? {
        guard let text = try document.number(key, in: members) else { return nil }
        guard let number = Double(text), kind.unit.allows(number) else {
            throw UsageError(
                at: document.place(document.offset(of: key, in: members, else: node)),
                "\(key) of \(kind.name) is \(shown(text))", kind.unit.rule)
        }
        return number
    }
}
