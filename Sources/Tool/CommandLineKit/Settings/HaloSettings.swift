public import TransferCore

/// Which neighbours a sub-domain exchanges ghost cells with.
public enum Neighbourhood: String, CaseIterable, Sendable {
    /// Those that share a face: 4 in two dimensions, 6 in three.
    case faces
    /// Those that share a face, an edge or a corner: 8 in two dimensions, 26 in three.
    case all
}

/// What is computed around a halo exchange.
public enum HaloCompute: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// A 7-point stencil after the exchange.
    case stencil
    /// A 7-point stencil, its interior while the exchange is under way.
    case overlap
}

/// Settings of `rdmark halo`.
public struct HaloSettings: Hashable, Sendable, WorkloadSettings {
    /// Cells of the global grid in each of 2 or 3 dimensions, the first varying fastest in memory.
    public var grid = [128, 128, 128]
    /// Ranks in each dimension, as many dimensions as `grid`; where nothing is said, the least surface.
    public var processGrid: [Int]?
    /// Ghost cells on each side; no wider than the grid.
    public var ghost = 1
    /// Values per cell, each in a grid of its own.
    public var fields = 1
    /// Bytes of a value.
    public var element = ByteCount(8)
    /// Whether the grid wraps around.
    public var periodic = false
    /// With whom ghost cells are exchanged.
    public var neighbours = Neighbourhood.faces
    /// What is computed; a stencil only on a 3-D grid of 8-byte values.
    public var compute = HaloCompute.none
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {
        if let processGrid, processGrid.count != grid.count {
            throw Refusal(
                "--process-grid has \(processGrid.count) dimensions and --grid has \(grid.count)",
                "give both as many dimensions")
        }
        for (cells, ranks) in zip(grid, processGrid ?? []) where cells / ranks < ghost {
            throw Refusal(
                "--process-grid cuts \(cells) cells into \(ranks) parts, some narrower than --ghost \(ghost)",
                "give fewer ranks in that dimension, more cells or a narrower ghost")
        }
        if let narrowest = grid.min(), narrowest < ghost {
            throw Refusal(
                "--ghost \(ghost) is wider than the grid of \(narrowest) cells",
                "give a --ghost of at most \(narrowest)")
        }
        if compute != .none, grid.count != 3 || element.bytes != 8 {
            throw Refusal(
                "--compute \(compute.rawValue) has a 7-point stencil over 8-byte elements in three dimensions",
                "give --element 8 and a --grid of three extents, or --compute none")
        }
        try refuseExcess(grid + [fields, element.bytes], called: "the grid")
    }
}

extension Subcommand<HaloSettings> {
    static func halo(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "halo", "exchange the ghost cells of a distributed grid", [HaloSettings.options], vocabulary,
            examples: [
                "mpirun -n 2 rdmark halo --grid 256x128x128 --transport mpi,host-staged,p2p --method all",
                "mpirun -n 4 rdmark halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --periodic --neighbours all",
            ],
            defaults: HaloSettings(run: RunSettings(vocabulary)), command: Command.halo)
    }
}

extension HaloSettings {
    fileprivate static var options: OptionGroup<HaloSettings> {
        OptionGroup<HaloSettings>(
            title: "Halo exchange",
            options: [
                Option(
                    "grid", \.grid, .extents, "cells of the global grid, the first extent varying fastest in memory"),
                Option(
                    "process-grid", \.processGrid, ValueKind<[Int]>.extents.orNothing(),
                    "ranks in each dimension; auto is the least surface"),
                Option("ghost", \.ghost, .count(), "ghost cells on each side"),
                Option("fields", \.fields, .count(), "values per cell, each in a grid of its own"),
                Option("element", \.element, .byteSize(ByteCount(1)...ByteCount(4096)), "bytes of a value"),
                Option(flag: "periodic", \.periodic, "the grid wraps around"),
                Option("neighbours", \.neighbours, .choice(), "whom to exchange with; all adds edges and corners"),
                Option(
                    "compute", \.compute, .choice(),
                    "a 7-point stencil after the exchange, or its interior overlapped with the exchange; for 3-D "
                        + "grids of 8-byte elements"),
            ])
    }
}
