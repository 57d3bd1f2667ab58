import Statistics
import TransferCore

extension PeerSeries {
    /// The table as `osu_latency`, `osu_bw` or `osu_bibw` of version 7 prints it.
    ///
    /// A size without figures has no row, as there is none where those programs stop: a row with a mark would count as
    /// measured to a parser that looks for the size alone.
    var osuLines: [String] {
        let heading = probe == .latency ? "Latency (us)" : "Bandwidth (MB/s)"
        return ["# OSU MPI \(title) Test v7.4", "# Only the layout is OSU's. Measured by \(provenance)"]
            + remarks.map { "# \($0)" }
            + ["# Datatype: MPI_CHAR.", row("# Size", heading)]
            + measured.map { row("\($0.identity.sizeBytes)", osuFigure($0)) }
    }

    private var title: String {
        switch probe {
        case .latency: "Latency"
        case .bandwidth: isBidirectional ? "Bi-Directional Bandwidth" : "Bandwidth"
        }
    }

    /// The mean one-way time in microseconds; or the rate in 10^6 bytes a second, in both directions together where both
    /// ranks send.
    private func osuFigure(_ cell: CellResult) -> String {
        switch probe {
        case .latency: PeerColumn.number(cell.summary.map { $0.mean / 1e3 })
        case .bandwidth: PeerColumn.number(cell.bandwidth.map { $0 / 1e6 })
        }
    }

    /// C's `%-10s%18s`: the widths of version 7.
    private func row(_ size: String, _ figure: String) -> String {
        PeerColumn.left(size, 10) + PeerColumn.right(figure, 18)
    }
}
