public import TransferCore

/// Settings of `rdmark transpose`.
public struct TransposeSettings: Hashable, Sendable, WorkloadSettings {
    /// Rows of the global matrix, distributed over the ranks.
    public var rows = 2048
    /// Columns of the global matrix: the rows of its transpose, distributed likewise.
    public var columns = 2048
    /// Bytes of an element.
    public var element = ByteCount(8)
    /// Elements along the side of the blocks that are transferred; 0 is whole blocks, nothing is up to the workload.
    public var tile: Int?
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        try refuseExcess([rows, columns, element.bytes], called: "the matrix")
    }
}

extension Subcommand<TransposeSettings> {
    static func transpose(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "transpose", "transpose a matrix that is distributed by rows", [TransposeSettings.options],
            vocabulary,
            examples: [
                "mpirun -n 2 rdmark transpose --rows 2048 --columns 2048 --transport mpi,p2p --method datatype,gather"
            ],
            defaults: TransposeSettings(run: RunSettings(vocabulary)), command: Command.transpose)
    }
}

extension TransposeSettings {
    fileprivate static var options: OptionGroup<TransposeSettings> {
        OptionGroup<TransposeSettings>(
            title: "Transpose",
            options: [
                Option("rows", \.rows, .count(), "rows of the matrix"),
                Option("columns", \.columns, .count(), "columns of the matrix"),
                Option("element", \.element, .byteSize(ByteCount(1)...ByteCount(4096)), "bytes of an element"),
                Option(
                    "tile", \.tile, ValueKind<Int>.count(0...largestCount).orNothing(),
                    "elements along the side of the blocks that are transferred; 0 is whole blocks, auto up to "
                        + "the workload"),
            ])
    }
}
