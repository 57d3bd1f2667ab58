public import TransferCore

/// What `rdmark map` found out, as far as method `auto` needs it: `map.json`.
public struct MapFile: Hashable, Sendable {
    /// What one method costs over one transport.
    public struct Cost: Hashable, Sendable {
        /// The method.
        public let method: Method
        /// By the size of a transfer, ascending.
        public let steps: [Step]
    }

    /// What transfers of one range of sizes cost, in nanoseconds.
    public struct Step: Hashable, Sendable {
        /// The largest size; nothing for the last step.
        public let upToBytes: Int?
        /// A transfer.
        public let setupNanoseconds: Double
        /// A contiguous piece.
        public let pieceNanoseconds: Double
        /// A byte.
        public let byteNanoseconds: Double
        /// Bytes of each piece that its cost covers.
        public let coveredBytes: Int
    }

    /// The name of the cluster that it was made on, where a cluster file was named.
    public let cluster: String?
    /// The processor of the host that made it.
    public let processor: String?
    /// The costs by the name of the transport.
    public let costs: [String: [Cost]]

    private static let remedy = "make one with rdmark map ... --output DIR, and give DIR/map.json"
    private static let example = "a map as rdmark map writes it to DIR/map.json"

    /// Reads the file's text.
    ///
    /// - Parameter path: its name in messages.
    /// - Throws: `UsageError` at the line and column of what is wrong.
    public static func parse(text: String, path: String) throws(UsageError) -> MapFile {
        let document = try JSONDocument(text, path: path)
        let top = try document.members(of: document.root, as: "a map", example: example)
        if let schema = top.first(where: { $0.key == "schema" }) {
            guard case .number("2") = schema.node.value else {
                throw UsageError(
                    at: document.place(schema.node.offset), "it is a map of another version than 2",
                    "make one anew with this rdmark")
            }
        }
        var costs: [String: [Cost]] = [:]
        for node in try document.elements("maps", in: top, of: document.root, as: "a map", example: example) {
            let map = try document.members(of: node, as: "the map of a transport", example: example)
            let transport = try document.string("transport", in: map, of: node, as: "the map of a transport")
            costs[transport] = try document.elements(
                "costs", in: map, of: node, as: "the map of a transport", example: example
            ).map { (node) throws(UsageError) in try cost(node, in: document) }
        }
        func name(_ key: String) throws(UsageError) -> String? {
            guard let member = top.first(where: { $0.key == key }) else { return nil }
            if case .null = member.node.value { return nil }
            return try document.string(member.node, called: key)
        }
        return MapFile(cluster: try name("cluster"), processor: try name("processor"), costs: costs)
    }

    private static func cost(_ node: JSONNode, in document: JSONDocument) throws(UsageError) -> Cost {
        let members = try document.members(of: node, as: "a cost", example: example)
        let name = try document.string("method", in: members, of: node, as: "a cost")
        guard let method = Method(rawValue: name), method != .auto else {
            throw UsageError(
                at: document.place(node.offset), "\(shown(name)) is no method that has a cost",
                "the methods are \(alternatives(Method.allCases.filter { $0 != .auto }.map(\.rawValue)))")
        }
        let steps = try document.elements(
            "steps", in: members, of: node, as: "the cost of \(name)", example: example
        ).map { (node) throws(UsageError) in try step(node, of: name, in: document) }
        guard steps.last?.upToBytes == nil, ascend(steps.map { $0.upToBytes ?? .max }) else {
            throw UsageError(
                at: document.place(node.offset),
                "the steps of \(name) do not ascend by up_to_bytes to a last one of null",
                remedy)
        }
        return Cost(method: method, steps: steps)
    }

    private static func step(
        _ node: JSONNode, of method: String, in document: JSONDocument
    ) throws(UsageError) -> Step {
        let members = try document.members(of: node, as: "a step of a cost", example: example)
        func value(_ key: String) throws(UsageError) -> JSONNode {
            guard let member = members.first(where: { $0.key == key }) else {
                throw UsageError(at: document.place(node.offset), "the cost of \(method) has no \(key)", remedy)
            }
            return member.node
        }
        func number(_ key: String) throws(UsageError) -> Double {
            let node = try value(key)
            guard case .number(let text) = node.value, let value = Double(text), value >= 0, value.isFinite else {
                throw UsageError(at: document.place(node.offset), "\(key) is not a number of 0 or more", remedy)
            }
            return value
        }
        func whole(_ key: String) throws(UsageError) -> Int {
            guard let value = Int(exactly: try number(key)) else {
                throw UsageError(at: document.place(try value(key).offset), "\(key) is not a whole number", remedy)
            }
            return value
        }
        let upTo: Int? = if case .null = try value("up_to_bytes").value { nil } else { try whole("up_to_bytes") }
        return Step(
            upToBytes: upTo, setupNanoseconds: try number("setup_ns"), pieceNanoseconds: try number("piece_ns"),
            byteNanoseconds: try number("byte_ns"), coveredBytes: try whole("covered_bytes"))
    }

    private static func ascend(_ sizes: [Int]) -> Bool { zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 } }

    /// Refuses a map that says nothing about the place at hand.
    ///
    /// - Throws: `UsageError` that names both places.
    public func check(isOf cluster: String?, processor: String?, path: String) throws(UsageError) {
        func refuse(_ what: String, _ theirs: String?, _ ours: String?) -> UsageError {
            UsageError(
                at: path, "it was made on another \(what), \(theirs ?? "none"), and this is \(ours ?? "none")",
                Self.remedy)
        }
        if self.cluster != cluster { throw refuse("cluster", self.cluster, cluster) }
        if self.processor != processor { throw refuse("processor", self.processor, processor) }
    }
}
