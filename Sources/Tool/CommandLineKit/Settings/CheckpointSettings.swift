public import TransferCore

/// Settings of `rdmark checkpoint`. Each dirty share is a cell.
public struct CheckpointSettings: Hashable, Sendable, WorkloadSettings {
    /// Bytes of the memory's image of each rank that sends; whole pages.
    public var image = ByteCount(64 << 20)
    /// Bytes of a page; a multiple of 8.
    public var page = ByteCount(4096)
    /// Probability that a page is dirty in the first round, from above 0 to 1, each once.
    public var dirty = [0.1]
    /// Rounds of an iteration.
    public var rounds = 1
    /// Pages that are dirtied while a round crosses, as a fraction of that round.
    public var redirty = 0.5
    /// Decides which pages are dirty.
    public var layoutSeed: UInt64 = 1
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        guard page.bytes.isMultiple(of: 8) else {
            throw Refusal("--page \(page) is not a multiple of 8 bytes", "give a page of whole words")
        }
        guard image.bytes.isMultiple(of: page.bytes) else {
            throw Refusal("--image \(image) is not a multiple of --page \(page)", "give an image of whole pages")
        }
        guard !dirty.contains(0) else {
            throw Refusal("--dirty 0% leaves nothing to send", "give shares above 0%")
        }
    }
}

extension Subcommand<CheckpointSettings> {
    static func checkpoint(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "checkpoint", "send the dirty pages of a memory to a partner, in rounds",
            [CheckpointSettings.options], vocabulary,
            examples: [
                "mpirun -n 2 rdmark checkpoint --image 64M --dirty 1%,10%,50%,100% --transport mpi,p2p --method all",
                "mpirun -n 2 rdmark checkpoint --image 256M --dirty 100% --rounds 5 --redirty 25% --transport p2p",
            ],
            defaults: CheckpointSettings(run: RunSettings(vocabulary)), command: Command.checkpoint)
    }
}

extension CheckpointSettings {
    fileprivate static var options: OptionGroup<CheckpointSettings> {
        OptionGroup<CheckpointSettings>(
            title: "Sparse checkpoint",
            options: [
                Option(
                    "image", \.image, .byteSize(), "bytes of the memory whose dirty pages rank 2i sends to rank 2i+1"),
                Option("page", \.page, .byteSize(ByteCount(8)...ByteCount(1 << 30)), "bytes of a page"),
                Option(
                    "dirty", \.dirty, .list(of: .percentage(upTo: 100)),
                    "share of the pages that is dirty, each page by chance; each is a cell, 100% sends everything"),
                Option(
                    "rounds", \.rounds, .count(1...1024),
                    "rounds of an iteration, each with dirty pages of its own, as in live migration"),
                Option(
                    "redirty", \.redirty, .percentage(upTo: 1000),
                    "pages that are dirtied while a round crosses, as a share of that round: what the next one sends"),
                Option("layout-seed", \.layoutSeed, .seed, "seed of which pages are dirty"),
            ])
    }
}
