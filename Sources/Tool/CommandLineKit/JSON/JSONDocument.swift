/// A JSON text from a file, whose parts are taken out with the place of whatever is wrong.
struct JSONDocument {
    let root: JSONNode
    private let text: String
    private let path: String

    /// Reads `text`; `path` is its name in messages.
    init(_ text: String, path: String) throws(UsageError) {
        self.text = text
        self.path = path
        do throws(JSONError) {
            root = try JSONReader.read(text)
        } catch {
            throw UsageError(at: "\(path):\(TextPosition(of: error.offset, in: text))", error.refusal)
        }
    }

    /// `FILE:LINE:COLUMN` of the byte at `offset`.
    func place(_ offset: Int) -> String { "\(path):\(TextPosition(of: offset, in: text))" }

    /// The members of an object.
    ///
    /// - Parameters:
    ///   - what: what the object is, as in `a suite`.
    ///   - keys: what its keys may be; nothing where the caller looks at them.
    ///   - place: where it stands, where there is more to say than line and column.
    ///   - example: how one is written.
    func members(
        of node: JSONNode, as what: String, keys: [String]? = nil, at place: String? = nil, example: String
    ) throws(UsageError) -> [JSONMember] {
        guard case .object(let members) = node.value else {
            throw UsageError(
                at: place ?? self.place(node.offset), "\(what) is an object, not \(node.kind)", "write \(example)")
        }
        guard let keys else { return members }
        for member in members where !keys.contains(member.key) {
            let otherwise = "the keys of \(what) are \(alternatives(keys, conjunction: "and"))"
            throw UsageError(
                at: self.place(member.offset), .unknown("key", member.key, among: keys, otherwise: otherwise))
        }
        return members
    }

    /// The elements of the array under `key`, which must be there and hold something.
    func elements(
        _ key: String, in members: [JSONMember], of object: JSONNode, as what: String, example: String
    ) throws(UsageError) -> [JSONNode] {
        guard let member = members.first(where: { $0.key == key }) else {
            throw UsageError(at: place(object.offset), "\(what) has no \(key)", "give \(example)")
        }
        guard case .array(let nodes) = member.node.value, !nodes.isEmpty else {
            throw UsageError(
                at: place(member.node.offset), "\(key) is not an array with something in it", "give \(example)")
        }
        return nodes
    }

    /// The string under `key`, if the key is there.
    func string(_ key: String, in members: [JSONMember]) throws(UsageError) -> String? {
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        return try string(member.node, called: key)
    }

    /// The string under `key`, which must be there.
    func string(
        _ key: String, in members: [JSONMember], of object: JSONNode, as what: String
    ) throws(UsageError) -> String {
        guard let string = try string(key, in: members) else {
            throw UsageError(at: place(object.offset), "\(what) has no \(key)", "write \"\(key)\": \"...\"")
        }
        return string
    }

    /// The string under `key`; nothing where the key is missing or `null`.
    func stringOrNull(_ key: String, in members: [JSONMember]) throws(UsageError) -> String? {
        guard let member = members.first(where: { $0.key == key }), !member.node.isNull else { return nil }
        return try string(member.node, called: key)
    }

    /// Refuses another version of `what` than `schema`, where the file says its version.
    func check(schema: Int, of what: String, in members: [JSONMember]) throws(UsageError) {
        guard let member = members.first(where: { $0.key == "schema" }) else { return }
        guard case .number(let version) = member.node.value, version == String(schema) else {
            throw UsageError(
                at: place(member.node.offset), "it is \(what) of another version than \(schema)",
                "make one anew with this rdmark")
        }
    }

    /// The string that a node is.
    func string(_ node: JSONNode, called name: String) throws(UsageError) -> String {
        guard case .string(let string) = node.value, !string.isEmpty else {
            throw UsageError(
                at: place(node.offset), "\(name) is not a string with content", "write \"\(name)\": \"...\"")
        }
        return string
    }
}
