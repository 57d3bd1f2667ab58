import Results
import Statistics
import Testing
import TransferCore

/// Tables word for word as other tools' parsers expect them.
@Suite struct PeerTableTests {
    private func cell(
        _ workload: String, size: Int, nanoseconds: [Double], events: Int = 1, options: String = "",
        status: CellStatus = .ok, bytesPerIteration: Int? = nil
    ) -> CellResult {
        let summary = SampleSummary(nanoseconds: nanoseconds, batched: events > 1)
        return CellResult(
            identity: Examples.identity("p2p", workload: workload, size: size, options: options), status: status,
            summary: summary, bytesPerIteration: bytesPerIteration ?? size,
            bandwidth: summary?.bandwidth(bytesPerEvent: bytesPerIteration ?? size), eventsPerSample: events)
    }

    private func text(_ results: [CellResult], _ layout: PeerTable.Layout) -> String {
        PeerTable(results, layout: layout, commit: "abc1234").text
    }

    /// Ten samples: mean 2.1 us, median 2 us, standard deviation 0.316 us.
    private let samples = [2000.0, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 3000]

    @Test func latencyAsOSUPrintsIt() {
        let results = [
            cell("latency", size: 64, nanoseconds: samples), cell("latency", size: 8, nanoseconds: [311.4, 311.4]),
            cell("latency", size: 128, nanoseconds: [], status: .skipped("no such device")),
        ]
        let table = """
            # OSU MPI Latency Test v7.4
            # Only the layout is OSU's. Measured by rdmark abc1234, transport p2p, method gather, memory device
            # 128 bytes: skipped: no such device
            # Datatype: MPI_CHAR.
            # Size          Latency (us)
            8                       0.31
            64                      2.10

            """
        #expect(text(results, .osu) == table)
    }

    @Test func bandwidthAsOSUPrintsIt() {
        let one = "window=16;bidirectional=false"
        // 16 MiB in 2 ms, whose mean is 2.1 us here: 10^6 bytes are a megabyte.
        let results = [
            cell("bandwidth", size: 1 << 20, nanoseconds: [2e6, 2e6], options: one, bytesPerIteration: 16 << 20),
            cell(
                "bandwidth", size: 1 << 20, nanoseconds: [4e6], options: "window=16;bidirectional=true",
                bytesPerIteration: 32 << 20),
        ]
        let table = """
            # OSU MPI Bandwidth Test v7.4
            # Only the layout is OSU's. Measured by rdmark abc1234, transport p2p, method gather, memory device, window=16 \
            bidirectional=false
            # Datatype: MPI_CHAR.
            # Size      Bandwidth (MB/s)
            1048576              8388.61

            # OSU MPI Bi-Directional Bandwidth Test v7.4
            # Only the layout is OSU's. Measured by rdmark abc1234, transport p2p, method gather, memory device, window=16 \
            bidirectional=true
            # Datatype: MPI_CHAR.
            # Size      Bandwidth (MB/s)
            1048576              8388.61

            """
        #expect(text(results, .osu) == table)
    }

    @Test func latencyAsPerftestPrintsIt() {
        let line = String(repeating: "-", count: 87)
        let table = """
            \(line)
                                Latency Test
             Only the layout is perftest's. Measured by rdmark abc1234, transport p2p, method gather, memory device
            \(line)
             #bytes #iterations    t_min[usec]    t_max[usec]  t_typical[usec]    t_avg[usec]    t_stdev[usec]   99% percentile[usec]   99.9% percentile[usec]\u{20}
             64      10          2.00           3.00         2.00     \t       2.10        \t0.32   \t\tnan     \t\tnan   \u{20}
            \(line)

            """
        // Two crossings of a sample are one round trip; perftest's own line of such figures is the same.
        let one = cell("latency", size: 64, nanoseconds: samples, events: 2)
        let unbatched = CellResult(
            identity: one.identity, status: .ok, summary: SampleSummary(nanoseconds: samples), bandwidth: one.bandwidth,
            eventsPerSample: 2)
        #expect(text([unbatched], .perftest) == table)
    }

    @Test func bandwidthAsPerftestPrintsIt() {
        let rows = text(
            [
                cell(
                    "bandwidth", size: 1 << 20, nanoseconds: [2e6, 1e6], options: "window=16",
                    bytesPerIteration: 16 << 20)
            ], .perftest
        ).split(separator: "\n")
        // 32 MiB in 3 ms; the best sample 16 MiB in 1 ms. A megabyte is 2^20 bytes, an iteration one message.
        #expect(rows.contains(" #bytes     #iterations    BW peak[MB/sec]    BW average[MB/sec]   MsgRate[Mpps]"))
        #expect(rows.contains(" 1048576    32               16000.00            10666.67\t\t   0.010667"), "\(rows)")
    }

    /// 0 would pass for a fast cell, and a row for a measured one.
    @Test(arguments: PeerTable.Layout.allCases)
    func aCellWithoutFiguresHasAReasonAndNoRow(layout: PeerTable.Layout) {
        let results = [
            cell("latency", size: 8, nanoseconds: samples, status: .failed("a byte was wrong")),
            cell("latency", size: 16, nanoseconds: samples, status: .invalid("it was staged")),
            cell("latency", size: 32, nanoseconds: []),
            cell("latency", size: 64, nanoseconds: samples, status: .interrupted),
        ]
        let lines = text(results, layout).split(separator: "\n")
        for remark in [
            "8 bytes: failed: a byte was wrong", "16 bytes: invalid: it was staged", "32 bytes: no valid sample",
            "64 bytes: interrupted after 10 samples",
        ] {
            #expect(lines.contains { $0.hasSuffix(remark) }, "\(remark): \(lines)")
        }
        let sizes = lines.compactMap { line in line.split(separator: " ").first.flatMap { Int($0) } }
        #expect(sizes.filter { _ in layout == .osu } == (layout == .osu ? [64] : []))
        #expect(lines.filter { $0.contains("\t") }.count == (layout == .perftest ? 1 : 0))
    }

    @Test func eachTransportHasItsTable() {
        var other = cell("latency", size: 8, nanoseconds: samples)
        other = CellResult(
            identity: Examples.identity("mpi", .pack, memory: .host, workload: "latency", size: 8, options: ""),
            status: .ok, summary: other.summary)
        let tables = text([cell("latency", size: 8, nanoseconds: samples), other], .osu)
        #expect(tables.split(separator: "\n\n").count == 2)
        #expect(tables.contains("transport mpi, method pack, memory host\n"))
    }

    @Test func aCommitThatIsNotKnownIsNotNamed() {
        let results = [cell("latency", size: 8, nanoseconds: samples)]
        let table = PeerTable(results, layout: .osu, commit: nil).text
        #expect(table.contains("Measured by rdmark, transport p2p, "))
    }

    @Test func otherWorkloadsHaveNoPlaceInIt() {
        #expect(text([Examples.measured(Examples.identity("p2p"), median: 5)], .osu) == "")
    }
}
