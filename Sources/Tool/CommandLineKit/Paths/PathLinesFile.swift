public import TransferCore

/// What `rdmark paths` found out, as far as transport `auto` needs it: the staged and the direct path as lines, from
/// `paths.json`.
public struct PathLinesFile: Hashable, Sendable {
    /// A path that takes a + S/B for S bytes.
    public struct Line: Hashable, Sendable {
        /// The name of its transport.
        public let transport: String
        /// The method that its figures were measured by.
        public let method: Method
        /// What takes as long for any size, in nanoseconds: a.
        public let setupNanoseconds: Double
        /// Bytes a second: B; above 0.
        public let bytesPerSecond: Double
    }

    /// Where it was made.
    public let place: MeasuredPlace
    /// The workload whose sizes and times the lines are of.
    public let workload: String
    /// The ranks that it ran on.
    public let ranks: Int
    /// The memory that both paths moved.
    public let memory: MemoryKind
    /// The sizes that were measured, in bytes: the lines say nothing beyond them.
    public let sizes: ClosedRange<Int>
    /// The path through host memory.
    public let staged: Line
    /// The other one.
    public let direct: Line

    private static let remedy = "make one with rdmark paths ... --output DIR, and give DIR/paths.json"
    private static let example = "comparisons as rdmark paths writes them to DIR/paths.json"

    /// Reads the file's text: the first comparison that has lines.
    ///
    /// - Parameter path: its name in messages.
    /// - Throws: `UsageError` at the line and column of what is wrong.
    public static func parse(text: String, path: String) throws(UsageError) -> PathLinesFile {
        let document = try JSONDocument(text, path: path)
        let top = try document.members(of: document.root, as: "what rdmark paths writes", example: example)
        try document.check(schema: 1, of: "a paths.json", in: top)
        let comparisons = try document.elements(
            "comparisons", in: top, of: document.root, as: "what rdmark paths writes", example: example)
        var lines: JSONNode?
        for comparison in comparisons where lines == nil {
            let members = try document.members(of: comparison, as: "a comparison", example: example)
            lines = members.first { $0.key == "lines" && !$0.node.isNull }?.node
        }
        guard let lines else {
            throw UsageError(
                at: path, "none of its comparisons has lines",
                "compare a staged with a direct path at three sizes or more, and give that DIR/paths.json")
        }
        let both = try document.members(of: lines, as: "the lines", example: example)
        let staged = try line("staged", in: both, of: lines, document)
        let direct = try line("direct", in: both, of: lines, document)
        guard staged.memory == direct.memory else {
            throw UsageError(
                at: document.place(lines.offset),
                "its staged path moved \(staged.memory.rawValue) memory, and its direct path \(direct.memory.rawValue) memory",
                "give --memory to rdmark paths, and make one anew")
        }
        let words = (try document.string("workload", in: top, of: document.root, as: "what rdmark paths writes"))
        return PathLinesFile(
            place: try MeasuredPlace(in: document, top, remedy: remedy), workload: words,
            ranks: try document.whole(
                "ranks", upTo: largestCount, in: top, of: document.root, as: "what rdmark paths writes",
                remedy: remedy),
            memory: staged.memory, sizes: try sizes(in: both, of: lines, document), staged: staged.line,
            direct: direct.line)
    }

    private static func sizes(
        in lines: [JSONMember], of object: JSONNode, _ document: JSONDocument
    ) throws(UsageError) -> ClosedRange<Int> {
        func size(_ key: String) throws(UsageError) -> Int {
            try document.whole(
                key, upTo: largestSize.bytes, in: lines, of: object, as: "the lines", remedy: remedy)
        }
        let (smallest, largest) = (try size("smallest_bytes"), try size("largest_bytes"))
        guard smallest <= largest else {
            throw UsageError(
                at: document.place(object.offset), "smallest_bytes \(smallest) is above largest_bytes \(largest)",
                remedy)
        }
        return smallest...largest
    }

    private static func line(
        _ key: String, in lines: [JSONMember], of object: JSONNode, _ document: JSONDocument
    ) throws(UsageError) -> (line: Line, memory: MemoryKind) {
        guard let node = lines.first(where: { $0.key == key })?.node else {
            throw UsageError(at: document.place(object.offset), "the lines have no \(key)", remedy)
        }
        let what = "the \(key) path"
        let members = try document.members(of: node, as: what, example: example)
        func number(_ key: String) throws(UsageError) -> Double {
            try document.amount(key, in: members, of: node, as: what, remedy: remedy)
        }
        func choice<Value: RawRepresentable<String>>(_ key: String) throws(UsageError) -> Value {
            let word = try document.string(key, in: members, of: node, as: what)
            guard let value = Value(rawValue: word) else {
                throw UsageError(
                    at: document.place(document.offset(of: key, in: members, else: node)),
                    "there is no \(key) \(shown(word))", remedy)
            }
            return value
        }
        let bandwidth = try number("bandwidth_bytes_per_s")
        guard bandwidth > 0 else {
            throw UsageError(
                at: document.place(document.offset(of: "bandwidth_bytes_per_s", in: members, else: node)),
                "bandwidth_bytes_per_s is 0", remedy)
        }
        return (
            Line(
                transport: try document.string("transport", in: members, of: node, as: what),
                method: try choice("method"), setupNanoseconds: try number("setup_ns"), bytesPerSecond: bandwidth),
            try choice("memory")
        )
    }

    /// Refuses lines of something else than what is to be run.
    ///
    /// - Parameter path: the file that they are from.
    /// - Throws: `UsageError` that names both.
    public func check(
        workload: String, ranks: Int, memory: MemoryKind?, path: String
    ) throws(UsageError) {
        if workload != self.workload {
            throw UsageError(
                at: path, "its paths were measured with \(self.workload), and this is \(workload)", Self.remedy)
        }
        if ranks != self.ranks {
            throw UsageError(
                at: path, "its paths were measured on \(self.ranks) ranks, and these are \(ranks)", Self.remedy)
        }
        if let memory, memory != self.memory {
            throw UsageError(
                at: path, "its paths moved \(self.memory.rawValue) memory, and --memory is \(memory.rawValue)",
                Self.remedy)
        }
    }
}
