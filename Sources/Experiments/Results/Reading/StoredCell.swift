import TransferCore

/// A cell as a run has left it on disk.
public struct StoredCell: Hashable, Sendable {
    /// What was run.
    public let identity: CellIdentity
    /// How it ended.
    public let status: CellStatus
    /// Elapsed times of one event of the valid samples, in nanoseconds: by launch, in the order of time. Empty where the
    /// status forbids figures.
    public let launches: [[Double]]
    /// What registering its region cost, where the transport tells.
    public let registration: Registration?

    /// The first registration of a region.
    public struct Registration: Hashable, Sendable {
        /// Ordinary pages that the region fills.
        public let pages: Int
        /// What it took.
        public let nanoseconds: Double

        /// See the properties.
        public init(pages: Int, nanoseconds: Double) { (self.pages, self.nanoseconds) = (pages, nanoseconds) }
    }

    /// A cell; see the properties.
    public init(
        identity: CellIdentity, status: CellStatus, launches: [[Double]], registration: Registration? = nil
    ) {
        self.identity = identity
        self.status = status
        self.launches = launches
        self.registration = registration
    }
}

/// A row of `summary.csv` without its figures, which samples tell better.
struct StoredSummaryRow {
    let identity: CellIdentity
    let status: CellStatus
    /// Valid samples; absent where there are none.
    let samples: Int?
    /// What registering the region cost; nothing for huge pages, which cost otherwise.
    let registration: StoredCell.Registration?

    /// The columns without which a row says nothing.
    static let columns = [
        "workload", "transport", "method", "memory", "ranks", "size_bytes", "block_bytes", "blocks", "options",
        "status",
        "reason", "samples", "cell",
    ]

    /// The latest row of a table; where a field is not what it should be, its column.
    static func read(_ table: StoredTable) -> Result<StoredSummaryRow, WrongField> {
        func wrong(_ column: String, _ wanted: String) -> Result<StoredSummaryRow, WrongField> {
            .failure(WrongField(column: column, found: table.text(column), wanted: wanted))
        }
        guard let workload = table.text("workload") else { return wrong("workload", "a name") }
        guard let transport = table.text("transport") else { return wrong("transport", "a name") }
        guard let method = table.text("method").flatMap(Method.init) else { return wrong("method", "a method's name") }
        guard let memory = table.text("memory").flatMap(MemoryKind.init) else {
            return wrong("memory", "host or device")
        }
        var numbers: [Int] = []
        for column in ["ranks", "size_bytes", "block_bytes", "blocks"] {
            guard let number = table.integer(column) else { return wrong(column, "a whole number") }
            numbers.append(number)
        }
        let identity = CellIdentity(
            workload: workload, transport: transport, method: method, memory: memory, ranks: numbers[0],
            sizeBytes: numbers[1], blockBytes: numbers[2], blocks: numbers[3], options: table.text("options") ?? "")
        guard table.text("cell") == identity.key else {
            return wrong("cell", "\(identity.key), as the row's words make it")
        }
        guard let status = CellStatus(name: table.text("status") ?? "", reason: table.text("reason")) else {
            return wrong("status", "ok, skipped, failed, invalid or interrupted")
        }
        let samples = table.integer("samples")
        for column in ["samples", "registered_pages", "registration_cold_ns"] {
            guard table.text(column) == nil || table.integer(column) != nil else {
                return wrong(column, "a whole number")
            }
        }
        return .success(
            StoredSummaryRow(
                identity: identity, status: status, samples: samples, registration: registration(in: table)))
    }

    private static func registration(in table: StoredTable) -> StoredCell.Registration? {
        guard let pages = table.integer("registered_pages"), let cost = table.integer("registration_cold_ns"),
            pages > 0, cost > 0, table.text("page_kind") != "huge"
        else { return nil }
        return StoredCell.Registration(pages: pages, nanoseconds: Double(cost))
    }

    /// A field that is not what it should be.
    struct WrongField: Error {
        let column: String
        let found: String?
        let wanted: String

        var text: String { "\(column) is \(found.map { "`\($0)`" } ?? "empty") and not \(wanted)" }
    }
}

extension CellStatus {
    /// The status whose word stands in the `status` column, or nothing where there is none.
    init?(name: String, reason: String?) {
        let reason = reason ?? "no reason given"
        let all: [CellStatus] = [.ok, .skipped(reason), .failed(reason), .invalid(reason), .interrupted]
        guard let status = all.first(where: { $0.name == name }) else { return nil }
        self = status
    }
}
