"""The columns of summary.csv, samples.csv, paths.csv, map.csv and the files of laws, as results/README.md documents
them; a test compares them."""

TEXT, COUNT, NUMBER, TRUTH = "text", "a whole number, 0 or more", "a number", "true or false"

SUMMARY = {
    **dict.fromkeys(["workload", "transport", "method", "memory"], TEXT),
    **dict.fromkeys(["ranks", "size_bytes", "block_bytes", "blocks"], COUNT),
    **dict.fromkeys(["options", "status", "reason"], TEXT),
    "samples": COUNT,
    **dict.fromkeys(
        ["median_ns", "p90_ns", "p99_ns", "min_ns", "max_ns", "bandwidth_bytes_per_s", "ceiling_bytes_per_s"], NUMBER),
    "verified": TRUTH,
    **dict.fromkeys(
        ["cpu_copied_bytes", "staged_bytes", "posted_bytes", "requests", "segments", "doorbells", "registrations"],
        NUMBER),
    "ceiling_median_ns": NUMBER,
    "cell": TEXT,
    **dict.fromkeys(["p999_ns", "median_low_ns", "median_high_ns"], NUMBER),
    "interval_kind": TEXT,
    "interval_blocks": COUNT,
    "autocorrelation": NUMBER,
    "events_per_sample": COUNT,
    **dict.fromkeys(["stop_reason", "warm_up_end"], TEXT),
    **dict.fromkeys(["samples_warm_up", "samples_late", "samples_failed", "samples_interrupted"], COUNT),
    "bytes_per_iteration": COUNT,
    **dict.fromkeys(["figures", "notes"], TEXT),
    "wire_packets": NUMBER,
    **dict.fromkeys(["device", "operation"], TEXT),
    "path_mtu_bytes": COUNT,
    "memory_region_kind": TEXT,
    **dict.fromkeys(["registration_cold_ns", "registration_warm_ns"], NUMBER),
    **dict.fromkeys(["registered_bytes", "registered_pages"], COUNT),
    "page_kind": TEXT,
    **dict.fromkeys(["clock_error_ns", "staging_memory_bytes"], COUNT),
    "cpu_ns": NUMBER,
    **dict.fromkeys(
        ["kernel_alone_bytes_per_s", "kernel_beside_bytes_per_s", "kernel_slowdown", "kernel_slowdown_low",
         "kernel_slowdown_high", "transfer_slowdown", "transfer_slowdown_low", "transfer_slowdown_high"], NUMBER),
    **dict.fromkeys(["co_run_blocks", "kernel_bytes", "busy_threads", "busy_thread_processors"], COUNT),
    **dict.fromkeys(
        ["phase_pack_ns", "phase_stage_out_ns", "phase_post_ns", "phase_wire_ns", "phase_stage_in_ns",
         "phase_unpack_ns"], NUMBER),
}

# Without these nobody can say what a row is about.
SUMMARY_NEEDED = ["workload", "transport", "method", "size_bytes", "status"]

# These must have a value in each row.
SUMMARY_IDENTITY = ["workload", "transport", "size_bytes", "status"]

STATUSES = {"ok", "skipped", "failed", "invalid", "interrupted"}

# Figures of these rows may be drawn.
MEASURED = {"ok", "interrupted"}

# Drawn on axes that have no 0.
POSITIVE = [
    "size_bytes",
    "median_ns", "median_low_ns", "median_high_ns", "p90_ns", "p99_ns", "p999_ns", "min_ns", "max_ns",
    "ceiling_median_ns", "bandwidth_bytes_per_s", "ceiling_bytes_per_s",
]

SAMPLES = {
    **dict.fromkeys(["cell", "workload", "transport", "method"], TEXT),
    **dict.fromkeys(["size_bytes", "launch", "sample", "events", "elapsed_ns"], COUNT),
    "validity": TEXT,
}

# All that a picture of samples takes; the other columns repeat those of the summary.
SAMPLES_NEEDED = ["cell", "launch", "sample", "events", "elapsed_ns", "validity"]

VALIDITIES = ["ok", "warm_up", "late_start", "verification_failed", "interrupted"]

PATHS = {
    **dict.fromkeys(["baseline", "candidate"], TEXT),
    "size_bytes": COUNT,
    **dict.fromkeys(["baseline_cell", "candidate_cell"], TEXT),
    **dict.fromkeys(["ratio", "ratio_low", "ratio_high"], NUMBER),
    **dict.fromkeys(["ratio_from", "verdict", "reason"], TEXT),
    **dict.fromkeys(["crossover_bytes", "crossover_low_bytes", "crossover_high_bytes"], NUMBER),
    "crossover_reason": TEXT,
}

# These must have a value in each row.
PATHS_IDENTITY = ["baseline", "candidate", "size_bytes", "baseline_cell", "candidate_cell"]

MAP = {
    **dict.fromkeys(["transport", "memory"], TEXT),
    **dict.fromkeys(["ranks", "fragment_bytes", "count", "stride_bytes"], COUNT),
    "winner": TEXT,
    "winner_median_ns": NUMBER,
    "next": TEXT,
    **dict.fromkeys(["margin", "margin_low", "margin_high"], NUMBER),
    "is_shown": TRUTH,
    "choice": TEXT,
    **dict.fromkeys(["regret", "automatic_ns", "regret_without_map"], NUMBER),
}

# These must have a value in each row.
MAP_IDENTITY = ["transport", "ranks", "fragment_bytes", "count", "winner", "winner_median_ns"]

# Of paths.csv and map.csv: drawn on axes that have no 0, or no size without them.
FOUND_POSITIVE = [
    "size_bytes", "ratio", "ratio_low", "ratio_high", "crossover_bytes", "crossover_low_bytes", "crossover_high_bytes",
    "fragment_bytes", "count", "winner_median_ns", "margin", "margin_low", "margin_high",
]

LAWS = {
    **dict.fromkeys(["law", "title", "kind", "verdict"], TEXT),
    **dict.fromkeys(["points", "disagreeing_points", "findings", "failed_findings"], COUNT),
    "measured_here": TRUTH,
    "measurement": TEXT,
    "median_error": NUMBER,
    **dict.fromkeys(["claim", "formula", "source", "advice"], TEXT),
}

LAW_FINDINGS = {**dict.fromkeys(["law", "statement"], TEXT), "holds": TRUTH, "trace": TEXT}

LAW_CONSTANTS = {
    **dict.fromkeys(["law", "figure"], TEXT),
    **dict.fromkeys(["value", "low", "high"], NUMBER),
    **dict.fromkeys(["unit", "setting"], TEXT),
}

LAW_POINTS = {
    **dict.fromkeys(["law", "figures", "curve"], TEXT),
    "x": NUMBER,
    **dict.fromkeys(["x_name", "x_unit", "x_scale", "y_name", "y_unit", "y_scale"], TEXT),
    **dict.fromkeys(
        ["predicted", "simulated", "simulated_low", "simulated_high", "measured", "measured_low", "measured_high"],
        NUMBER),
    "kept_out": TRUTH,
    "tolerance": NUMBER,
    "agrees": TRUTH,
}

# These must have a value in each row of the files of laws.
LAWS_IDENTITY = ["law", "title", "kind", "verdict", "points", "disagreeing_points", "claim", "formula", "advice"]
LAW_FINDINGS_IDENTITY = ["law", "statement", "holds"]
LAW_CONSTANTS_IDENTITY = ["law", "figure", "value", "unit"]
LAW_POINTS_IDENTITY = ["law", "figures", "curve", "x", "x_name", "x_unit", "x_scale", "y_name", "y_unit", "y_scale"]
