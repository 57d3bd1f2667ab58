import TransferCore

/// `map.csv`: the places of maps for other programs, a row for each place of each transport.
public struct MapPlacesFile {
    private let maps: [MethodMap]

    /// The file of `maps`, in their order.
    public init(_ maps: [MethodMap]) { self.maps = maps }

    /// Its text, heading included.
    public var text: String { Self.table.text(of: maps.flatMap { map in map.cells.map { (map, $0) } }) }

    private static var table: CommaSeparatedTable<(map: MethodMap, cell: MethodMap.Cell)> {
        CommaSeparatedTable(columns: [
            ("transport", { .text($0.map.transport) }),
            ("memory", { .text($0.map.memory.rawValue) }),
            ("ranks", { .integer($0.map.ranks) }),
            ("fragment_bytes", { .integer($0.cell.fragmentBytes) }),
            ("count", { .integer($0.cell.count) }),
            ("stride_bytes", { .integer($0.cell.strideBytes) }),
            ("winner", { .text($0.cell.winner.rawValue) }),
            ("winner_median_ns", { .number($0.cell.timings[0].median) }),
            ("next", { .text($0.cell.next?.method.rawValue) }),
            ("margin", { .number($0.cell.margin) }),
            ("margin_low", { .number($0.cell.marginInterval?.low) }),
            ("margin_high", { .number($0.cell.marginInterval?.high) }),
            ("is_shown", { .flag($0.cell.isShown) }),
            ("choice", { .text($0.cell.choice?.rawValue) }),
            ("regret", { .number($0.cell.regret) }),
            ("automatic_ns", { .number($0.cell.automatic?.median) }),
            ("regret_without_map", { .number($0.cell.regretWithoutMap) }),
        ])
    }
}
