import Statistics
import TransferCore

/// A column of `summary.csv`, and a key of the JSON form.
struct SummaryColumn: Sendable {
    /// Its heading, with the unit.
    let name: String
    /// What a cell has there.
    let value: @Sendable (CellResult) -> ColumnValue

    init(_ name: String, _ value: @escaping @Sendable (CellResult) -> ColumnValue) {
        self.name = name
        self.value = value
    }

    /// Every column in order: the cell, what came out of it, which path it took, how it was measured,
    /// what it left to others, and what its phases took.
    static let all = identity + outcome + evidence + method + network + coRun + phases

    private static let identity = CellIdentity.columns.map { column in
        SummaryColumn(column.name) { column.value($0.identity) }
    }

    private static let outcome = [
        SummaryColumn("status") { .text($0.status.name) },
        SummaryColumn("reason") { .text($0.status.reason) },
        SummaryColumn("samples") { .integer($0.counts?[.ok] ?? $0.summary?.count) },
        SummaryColumn("median_ns") { .number($0.summary?.median) },
        SummaryColumn("p90_ns") { .number($0.summary?.p90) },
        SummaryColumn("p99_ns") { .number($0.summary?.p99) },
        SummaryColumn("min_ns") { .number($0.summary?.minimum) },
        SummaryColumn("max_ns") { .number($0.summary?.maximum) },
        SummaryColumn("bandwidth_bytes_per_s") { .number($0.bandwidth) },
        SummaryColumn("ceiling_bytes_per_s") { .number($0.ceiling) },
        SummaryColumn("verified") { .flag($0.verified) },
    ]

    private static let evidence = [
        SummaryColumn("cpu_copied_bytes") { .integer($0.evidence?.cpuCopiedBytes) },
        SummaryColumn("staged_bytes") { .integer($0.evidence?.stagedBytes) },
        SummaryColumn("posted_bytes") { .integer($0.evidence?.postedBytes) },
        SummaryColumn("requests") { .integer($0.evidence?.requests) },
        SummaryColumn("segments") { .integer($0.evidence?.segments) },
        SummaryColumn("doorbells") { .integer($0.evidence?.doorbells) },
        SummaryColumn("registrations") { .integer($0.evidence?.registrations) },
    ]

    private static let network =
        [SummaryColumn("wire_packets") { .number($0.wirePackets) }]
        + [
            "device", "operation", "path_mtu_bytes", "memory_region_kind", "registration_cold_ns",
            "registration_warm_ns", "registered_bytes", "registered_pages", "page_kind", "clock_error_ns",
            "staging_memory_bytes",
        ].map { name in SummaryColumn(name) { .particular($0.particulars.first { $0.name == name }) } }
        + [SummaryColumn("cpu_ns") { .number($0.processorNanoseconds) }]

    private static let method = [
        SummaryColumn("ceiling_median_ns") { .number($0.ceilingMedianNanoseconds) },
        SummaryColumn("cell") { .text($0.identity.key) },
        SummaryColumn("p999_ns") { .number($0.summary?.p999) },
        SummaryColumn("median_low_ns") { .number($0.summary?.medianInterval?.low) },
        SummaryColumn("median_high_ns") { .number($0.summary?.medianInterval?.high) },
        SummaryColumn("interval_kind") { .text($0.summary?.medianInterval?.kind.name) },
        SummaryColumn("interval_blocks") { .integer($0.summary?.medianInterval?.kind.blocks) },
        SummaryColumn("autocorrelation") { .number($0.summary?.autocorrelation) },
        SummaryColumn("events_per_sample") { .integer($0.eventsPerSample) },
        SummaryColumn("stop_reason") { .text($0.stopReason?.rawValue) },
        SummaryColumn("warm_up_end") { .text($0.warmUp?.rawValue) },
        SummaryColumn("samples_warm_up") { .integer($0.counts?[.warmUp]) },
        SummaryColumn("samples_late") { .integer($0.counts?[.lateStart]) },
        SummaryColumn("samples_failed") { .integer($0.counts?[.verificationFailed]) },
        SummaryColumn("samples_interrupted") { .integer($0.counts?[.interrupted]) },
        SummaryColumn("bytes_per_iteration") { .integer($0.bytesPerIteration) },
        SummaryColumn("figures") { $0.figures.isEmpty ? .missing : .figures($0.figures) },
        SummaryColumn("notes") { $0.remarks.isEmpty ? .missing : .text($0.remarks.joined(separator: "; ")) },
    ]
}

extension MedianInterval.Kind {
    fileprivate var name: String {
        switch self {
        case .orderStatistics: "order_statistics"
        case .blockMedians: "block_medians"
        }
    }

    fileprivate var blocks: Int? {
        switch self {
        case .orderStatistics: nil
        case .blockMedians(let blocks): blocks
        }
    }
}
