public import TransferCore

/// Settings of `rdmark latency` and `rdmark bandwidth`. Each size is a cell.
public struct ProbeSettings: Hashable, Sendable, WorkloadSettings {
    /// Bytes of a message, each size once.
    public var sizes: [ByteCount]
    /// A strided message: so many bytes at a time, a divisor of every size; nothing is one contiguous piece.
    public var block: ByteCount?
    /// Bytes between the starts of two blocks, at least a block; given where `block` is.
    public var stride: ByteCount?
    /// Messages under way at once; of no meaning to `latency`.
    public var window = 16
    /// Whether both ranks send at once; never for `latency`.
    public var bidirectional = false
    /// The layout of the table.
    public var format = TableFormat.table
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        if format != .table, run.output.printsJSON {
            throw Refusal("--json prints no table that --format \(format.rawValue) could lay out", "give one of them")
        }
        if format != .table, run.launches.areStartedHere {
            throw Refusal(
                "--launches prints a table of its own, not that of --format \(format.rawValue)", "leave one of them out"
            )
        }
        guard let block, let stride else {
            guard block == nil, stride == nil else {
                throw Refusal("--block and --stride come together", "give both for strided messages, or neither")
            }
            return
        }
        guard stride >= block else {
            throw Refusal("--stride \(stride) is less than --block \(block)", "give a stride of at least a block")
        }
        for size in sizes {
            guard size.bytes.isMultiple(of: block.bytes) else {
                throw Refusal(
                    "--size \(size) is not a multiple of --block \(block)", "give sizes that are whole blocks")
            }
            try refuseExcess([size.bytes / block.bytes, stride.bytes], called: "a strided message of \(size)")
        }
    }
}

extension Subcommand<ProbeSettings> {
    static func latency(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "latency", "time messages back and forth between two ranks",
            [OptionGroup(title: "Ping-pong", options: messages), table], vocabulary,
            examples: [
                "mpirun -n 2 rdmark latency --size 8..64K --transport mpi,p2p",
                "mpirun -n 2 rdmark latency --size 4K..64K --block 64 --stride 1K --method all",
            ],
            defaults: ProbeSettings(sizes: sizesDoubling(from: 8, to: 64 << 10), run: RunSettings(vocabulary)),
            command: Command.latency)
    }

    static func bandwidth(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "bandwidth", "stream windows of messages between two ranks",
            [
                OptionGroup(
                    title: "Bandwidth",
                    options: messages + [
                        Option("window", \.window, .count(1...1024), "messages under way at once"),
                        Option(flag: "bidirectional", \.bidirectional, "both ranks send at once"),
                    ]),
                table,
            ], vocabulary,
            examples: ["mpirun -n 2 rdmark bandwidth --size 4K..4M --window 16 --transport mpi,p2p"],
            defaults: ProbeSettings(sizes: sizesDoubling(from: 4 << 10, to: 4 << 20), run: RunSettings(vocabulary)),
            command: Command.bandwidth)
    }

    private static var messages: [Option<ProbeSettings>] {
        let size = ValueKind<ByteCount>.byteSize()
        return [
            Option("size", \.sizes, .sizes, "bytes of a message; each is a cell"),
            Option("block", \.block, size.orNothing(as: "none"), "strided messages: bytes of a contiguous block"),
            Option("stride", \.stride, size.orNothing(as: "none"), "strided messages: bytes from block to block"),
        ]
    }

    private static var table: OptionGroup<ProbeSettings> {
        OptionGroup(
            title: "Table", scope: .invocation,
            options: [
                Option(
                    "format", \.format, .choice("layout"),
                    "layout of the table: rdmark's, or that of osu_latency and osu_bw, or of perftest's ib_write_lat and "
                        + "ib_write_bw, for programs that read those")
            ])
    }
}
