import Statistics

extension SummaryColumn {
    /// What the transfer and a kernel beside it left to each other; empty where `--co-run` was not asked for.
    static let coRun = [
        SummaryColumn("kernel_alone_bytes_per_s") { .number($0.coRun?.summary.kernelAlone) },
        SummaryColumn("kernel_beside_bytes_per_s") { .number($0.coRun?.summary.kernelBeside) },
        SummaryColumn("kernel_slowdown") { .number($0.coRun?.summary.kernelSlowdown?.estimate) },
        SummaryColumn("kernel_slowdown_low") { .number($0.coRun?.summary.kernelSlowdown?.low) },
        SummaryColumn("kernel_slowdown_high") { .number($0.coRun?.summary.kernelSlowdown?.high) },
        SummaryColumn("transfer_slowdown") { .number($0.coRun?.summary.transferSlowdown?.estimate) },
        SummaryColumn("transfer_slowdown_low") { .number($0.coRun?.summary.transferSlowdown?.low) },
        SummaryColumn("transfer_slowdown_high") { .number($0.coRun?.summary.transferSlowdown?.high) },
        SummaryColumn("co_run_blocks") { .integer($0.coRun?.summary.blocks) },
        SummaryColumn("kernel_bytes") { .integer($0.coRun?.setting.kernelBytes) },
        SummaryColumn("busy_threads") { .integer($0.coRun?.setting.busyThreads) },
        SummaryColumn("busy_thread_processors") { .integer($0.coRun?.setting.processors) },
    ]
}
