/// Latency or bandwidth in the layout of another tool's table, for the parsers that exist for it.
///
/// One table for each combination of transport, method, memory and options, as that tool would print one a run. A
/// comment in each says that rdmark measured it, and how.
public struct PeerTable {
    /// Whose layout.
    public enum Layout: String, CaseIterable, Sendable {
        /// The OSU micro-benchmarks' `osu_latency`, `osu_bw` and `osu_bibw`, version 7.
        case osu
        /// perftest's `ib_write_lat` and `ib_write_bw`, version 4.
        case perftest
    }

    private let series: [PeerSeries]
    private let layout: Layout

    /// Tables of the results of `latency` and `bandwidth`; those of other workloads have no place in either layout and are
    /// left out.
    ///
    /// - Parameter commit: that rdmark was built from, which the tables name; nothing where it is not known.
    public init(_ results: [CellResult], layout: Layout, commit: String?) {
        series = PeerSeries.all(in: results, commit: commit)
        self.layout = layout
    }

    /// The tables, an empty line between two; each line with its line end.
    public var text: String {
        let tables = series.map { series in
            switch layout {
            case .osu: series.osuLines
            case .perftest: series.perftestLines
            }
        }
        return tables.joined(separator: [""]).map { $0 + "\n" }.joined()
    }
}
