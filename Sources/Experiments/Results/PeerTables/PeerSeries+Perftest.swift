import Statistics
import TransferCore

extension PeerSeries {
    /// The table as `ib_write_lat` or `ib_write_bw` of version 4 prints it.
    ///
    /// A figure that is missing in a row is `nan`, which is what C prints where there is no number, and never 0. A size
    /// without any figures has no row.
    var perftestLines: [String] {
        let line = String(repeating: "-", count: 87)
        let title = String(repeating: " ", count: 20) + (probe == .latency ? "Latency Test" : "BW Test")
        return [line, title, " Only the layout is perftest's. Measured by \(provenance)"] + remarks.map { " \($0)" }
            + [line, probe == .latency ? Self.latencyHeading : Self.bandwidthHeading]
            + measured.map(probe == .latency ? latencyRow : bandwidthRow) + [line]
    }

    private static let latencyHeading =
        " #bytes #iterations    t_min[usec]    t_max[usec]  t_typical[usec]    t_avg[usec]    t_stdev[usec]   "
        + "99% percentile[usec]   99.9% percentile[usec] "
    private static let bandwidthHeading =
        " #bytes     #iterations    BW peak[MB/sec]    BW average[MB/sec]   MsgRate[Mpps]"

    /// Of one crossing, half a round trip; an iteration is a round trip. The typical time is the median.
    private func latencyRow(_ cell: CellResult) -> String {
        let summary = cell.summary
        func field(_ nanoseconds: Double?) -> String {
            PeerColumn.left(PeerColumn.number(nanoseconds.map { $0 / 1e3 }), 7)
        }
        let roundTrips = crossings(cell).map { "\($0 / 2)" } ?? PeerColumn.missing
        return " \(PeerColumn.left("\(cell.identity.sizeBytes)", 7)) \(roundTrips)          "
            + "\(field(summary?.minimum))        \(field(summary?.maximum))      \(field(summary?.median))  \t       "
            + "\(field(summary?.mean))     \t\(field(summary?.standardDeviation))\t\t\(field(summary?.p99)) \t\t"
            + field(summary?.p999)
    }

    /// A megabyte here is 2^20 bytes, an iteration one message. The peak is the rate in the shortest sample.
    private func bandwidthRow(_ cell: CellResult) -> String {
        func field(_ rate: Double?) -> String { PeerColumn.left(PeerColumn.number(rate.map { $0 / 0x1p20 }), 7) }
        let size = cell.identity.sizeBytes
        let peak = cell.summary.flatMap { summary in
            summary.minimum > 0 ? cell.bandwidth.map { $0 * summary.mean / summary.minimum } : nil
        }
        let messages = crossings(cell).flatMap { events in
            cell.bytesPerIteration.map { "\(events * $0 / max(size, 1))" }
        }
        let millions = cell.bandwidth.flatMap { size > 0 ? $0 / Double(size) / 1e6 : nil }
        return " \(PeerColumn.left("\(size)", 7))    \(PeerColumn.left(messages ?? PeerColumn.missing, 10))       "
            + "\(field(peak))            \(field(cell.bandwidth))\t\t   \(PeerColumn.number(millions, decimals: 6))"
    }

    /// Events of all samples: crossings of a ping-pong, windows of messages.
    private func crossings(_ cell: CellResult) -> Int? {
        guard let count = cell.summary?.count, let events = cell.eventsPerSample else { return nil }
        return count * events
    }
}
