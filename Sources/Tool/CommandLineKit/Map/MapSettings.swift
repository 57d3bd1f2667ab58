public import TransferCore

/// Settings of `rdmark map`. Each pair of a fragment and a count is a place of the map.
public struct MapSettings: Hashable, Sendable, WorkloadSettings {
    /// Bytes of a contiguous piece, each size once.
    public var fragments: [ByteCount]
    /// Pieces of a transfer, each number once.
    public var counts: [ByteCount]
    /// Bytes from piece to piece; nothing is twice the piece.
    public var stride: ByteCount?
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        let longest = fragments.max()?.bytes ?? 0
        if let stride, stride.bytes < longest {
            throw Refusal(
                "--stride \(stride) is less than the --fragment \(ByteCount(longest))",
                "give a stride of at least the longest fragment")
        }
        for count in counts {
            try refuseExcess(
                [count.bytes, stride?.bytes ?? 2 * longest], called: "a transfer of \(count.bytes) pieces")
        }
        if run.selection.pathsFile != nil {
            throw Refusal("a map is of transports by name, not of auto", "name them with --transport")
        }
        if case .listed(let methods) = run.selection.methods, methods.count < 2 {
            throw Refusal("there is one method, and nothing to map", "name two or more with --method, or leave it out")
        }
    }
}

extension Subcommand<MapSettings> {
    static func map(_ vocabulary: Vocabulary) -> Subcommand {
        var run = RunSettings(vocabulary)
        run.selection.methods = .all
        // Many places, and differences between methods that are seldom small.
        (run.bounds.minimumTime, run.bounds.maximumTime) = (.milliseconds(20), .milliseconds(200))
        var subcommand = Subcommand(
            workload: "map", "say which method is fastest for which size and number of pieces",
            [MapSettings.options], vocabulary,
            examples: [
                "mpirun -n 2 rdmark map --transport p2p --fragment 8..4K --count 16..4K --output DIR"
            ],
            defaults: MapSettings(
                fragments: sizesDoubling(from: 8, to: 4096), counts: sizesDoubling(from: 16, to: 4096),
                run: run),
            command: Command.map)
        subcommand.isWorkload = false
        return subcommand
    }
}

extension MapSettings {
    fileprivate static var options: OptionGroup<MapSettings> {
        OptionGroup(
            title: "Map",
            options: [
                Option("fragment", \.fragments, .sizes, "bytes of a contiguous piece; each is a column"),
                Option("count", \.counts, .counts, "pieces of a transfer, 4K being 4096; each is a row"),
                Option(
                    "stride", \.stride, ValueKind<ByteCount>.byteSize().orNothing(),
                    "bytes from piece to piece on both ends; auto is twice the piece"),
            ])
    }
}
