public import TransferCore

/// Settings of `rdmark stream`. Each chunk size with each depth is a cell.
public struct StreamSettings: Hashable, Sendable, WorkloadSettings {
    /// Bytes of a chunk, each size once.
    public var chunks = [ByteCount(256 << 10)]
    /// Chunks under way at once, each depth once.
    public var depths = [4]
    /// Bytes that each pair moves; at least one chunk.
    public var total = ByteCount(256 << 20)
    /// Computation that makes a chunk.
    public var produce = Duration.zero
    /// Computation that uses a chunk up.
    public var consume = Duration.zero
    /// Producers, each with a consumer: rank 2i feeds rank 2i + 1.
    public var pairs = 1
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        for chunk in chunks where chunk > total {
            throw Refusal("--chunk \(chunk) exceeds --total \(total)", "give a --total of at least one chunk")
        }
    }
}

extension Subcommand<StreamSettings> {
    static func stream(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "stream", "move chunks from producers to consumers through a pipeline", [StreamSettings.options],
            vocabulary,
            examples: [
                "mpirun -n 2 rdmark stream --chunk 64K..4M --depth 1,2,4,8 --total 1GiB --produce 100us --consume 100us"
            ],
            defaults: StreamSettings(run: RunSettings(vocabulary)), command: Command.stream)
    }
}

extension StreamSettings {
    fileprivate static var options: OptionGroup<StreamSettings> {
        OptionGroup<StreamSettings>(
            title: "Pipelined streaming",
            options: [
                Option("chunk", \.chunks, .sizes, "bytes of a chunk; each is a cell with each depth"),
                Option(
                    "depth", \.depths, .list(of: .count(1...1024)), "chunks under way at once"),
                Option(
                    "total", \.total, .byteSize(),
                    "bytes that each pair moves while it is timed, unless time or precision end it first"),
                Option("produce", \.produce, .duration(.zero ... .seconds(60)), "computation that makes a chunk"),
                Option("consume", \.consume, .duration(.zero ... .seconds(60)), "computation that uses a chunk up"),
                Option("pairs", \.pairs, .count(), "producers with a consumer each: rank 2i feeds rank 2i+1"),
            ])
    }
}
