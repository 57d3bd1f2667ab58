import FoundationEssentials
import Results
import Statistics
import TransferCore

/// Results that look like those of real runs.
enum Examples {
    static func identity(
        _ transport: String, _ method: TransferCore.Method = .gather, memory: MemoryKind = .device,
        workload: String = "halo", size: Int = 262_144, options: String = "grid=256x128x128;ghost=1;neighbours=faces"
    ) -> CellIdentity {
        CellIdentity(
            workload: workload, transport: transport, method: method, memory: memory, ranks: 2, sizeBytes: size,
            blockBytes: 8, blocks: size / 8, options: options)
    }

    /// 400 samples whose neighbours do not resemble each other, around `median`.
    static func summary(median: Double, count: Int = 400, batched: Bool = false) -> SampleSummary? {
        let spread = (0..<count).map { median * (0.95 + 0.1 * Double(($0 * 173) % count) / Double(count - 1)) }
        return SampleSummary(nanoseconds: spread, batched: batched)
    }

    static func measured(
        _ identity: CellIdentity, median: Double, ceiling: Double? = 8e9, figures: [Figure] = []
    ) -> CellResult {
        let summary = summary(median: median)
        var counts = SampleCounts()
        counts[.ok] = 400
        counts[.warmUp] = 32
        return CellResult(
            identity: identity, status: .ok, summary: summary, counts: counts,
            bytesPerIteration: identity.sizeBytes, bandwidth: summary?.bandwidth(bytesPerEvent: identity.sizeBytes),
            ceiling: ceiling, ceilingMedianNanoseconds: ceiling.map { Double(identity.sizeBytes) / $0 * 1e9 },
            verified: true, evidence: Evidence(counters: [1, 2, 3, 4, 5, 6, 7]), eventsPerSample: 1,
            warmUp: .settled, stopReason: .precision, figures: figures)
    }

    static func manifest() -> RunManifest {
        RunManifest(
            startedAt: Date(timeIntervalSince1970: 1_770_000_000), arguments: ["rdmark", "halo"],
            options: ["grid": "256x128x128", "staging-chunk": "64KiB"], seed: .max, commit: "abc1234",
            machine: MachineDescription())
    }

    /// A run as a reader would meet it: compared transports, a refusal, a failure, a stop, two workloads.
    static var run: [CellResult] {
        [
            measured(identity("mpi", .datatype, memory: .host), median: 81_200),
            measured(identity("host-staged:verbs", .pack), median: 95_400),
            measured(identity("p2p", .gather), median: 34_567),
            CellResult(
                identity: identity("p2p", .datatype),
                status: .skipped("p2p has no method datatype (it has gather, fragment, pack)")),
            CellResult(
                identity: identity("p2p", .fragment),
                status: .failed("cell (3, 0, 1) of field 0 holds iteration 7 instead of 8: stale iteration"),
                verified: false),
            latency("mpi", median: 812.4, batched: false),
            latency("p2p", median: 243, batched: true),
            CellResult(
                identity: identity("p2p", .fragment, workload: "latency", size: 8, options: "window=1"),
                status: .interrupted, summary: summary(median: 500, count: 35)),
        ]
    }

    private static func latency(_ transport: String, median: Double, batched: Bool) -> CellResult {
        CellResult(
            identity: identity(transport, workload: "latency", size: 8, options: "window=1"), status: .ok,
            summary: summary(median: median, count: 120, batched: batched), verified: true)
    }
}
