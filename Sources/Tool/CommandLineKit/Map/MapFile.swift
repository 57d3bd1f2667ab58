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

    /// Where it was made.
    public let place: MeasuredPlace
    /// The costs by the name of the transport.
    public let costs: [String: [Cost]]

    private static let remedy = "make one with rdmark map ... --output DIR, and give DIR/map.json"
    /// What a piece's cost may cover: 1 MiB, far above any line of memory, so that covered bytes of all pieces can be counted.
    private static let mostCoveredBytes = 1 << 20
    private static let example = "a map as rdmark map writes it to DIR/map.json"

    /// Reads the file's text.
    ///
    /// - Parameter path: its name in messages.
    /// - Throws: `UsageError` at the line and column of what is wrong.
    public static func parse(text: String, path: String) throws(UsageError) -> MapFile {
        let document = try JSONDocument(text, path: path)
        let top = try document.members(of: document.root, as: "a map", example: example)
        try document.check(schema: 2, of: "a map", in: top)
        var costs: [String: [Cost]] = [:]
        for node in try document.elements("maps", in: top, of: document.root, as: "a map", example: example) {
            let map = try document.members(of: node, as: "the map of a transport", example: example)
            let transport = try document.string("transport", in: map, of: node, as: "the map of a transport")
            costs[transport] = try document.elements(
                "costs", in: map, of: node, as: "the map of a transport", example: example
            ).map { (node) throws(UsageError) in try cost(node, in: document) }
        }
        return MapFile(place: try MeasuredPlace(in: document, top, remedy: remedy), costs: costs)
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
        let what = "the cost of \(method)"
        func number(_ key: String) throws(UsageError) -> Double {
            try document.amount(key, in: members, of: node, as: what, remedy: remedy)
        }
        func whole(_ key: String, upTo largest: Int) throws(UsageError) -> Int {
            try document.whole(key, upTo: largest, in: members, of: node, as: what, remedy: remedy)
        }
        let isLast = members.contains { $0.key == "up_to_bytes" && $0.node.isNull }
        return Step(
            upToBytes: isLast ? nil : try whole("up_to_bytes", upTo: largestSize.bytes),
            setupNanoseconds: try number("setup_ns"), pieceNanoseconds: try number("piece_ns"),
            byteNanoseconds: try number("byte_ns"), coveredBytes: try whole("covered_bytes", upTo: mostCoveredBytes))
    }

    private static func ascend(_ sizes: [Int]) -> Bool { zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 } }
}
