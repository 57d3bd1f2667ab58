import Statistics

/// A column of `launches.csv`, and a key of the JSON form.
struct LaunchesColumn: Sendable {
    /// Its heading, with the unit.
    let name: String
    /// What a cell has there.
    let value: @Sendable (LaunchedCell) -> ColumnValue

    private init(_ name: String, _ value: @escaping @Sendable (LaunchedCell) -> ColumnValue) {
        self.name = name
        self.value = value
    }

    /// Every column in order: the cell, and what came out of it.
    static let all =
        CellIdentity.columns.map { column in LaunchesColumn(column.name) { column.value($0.identity) } } + [
            LaunchesColumn("cell") { .text($0.identity.key) },
            LaunchesColumn("launches") { .integer($0.medians?.launches ?? 0) },
            LaunchesColumn("median_ns") { .number($0.medians?.median) },
            LaunchesColumn("median_low_ns") { .number($0.medians?.interval?.low) },
            LaunchesColumn("median_high_ns") { .number($0.medians?.interval?.high) },
            LaunchesColumn("interval_kind") { .text($0.medians?.interval?.kind.rawValue) },
            LaunchesColumn("between_launches_spread") { .number($0.medians?.spread) },
            LaunchesColumn("reason") { .text($0.reason) },
        ]
}
