import Results
import Statistics
import Testing
import TransferCore

@Suite struct SummaryTableTests {
    private func table(_ results: [CellResult], width: Int, color: Bool = false, unicode: Bool = true) -> String {
        SummaryTable(results, style: TableStyle(width: width, color: color, unicode: unicode)).text
    }

    @Test(arguments: 1...160)
    func noLineIsLongerThanTheTerminal(width: Int) {
        for unicode in [true, false] {
            for line in table(Examples.run, width: width, unicode: unicode).split(separator: "\n") {
                #expect(line.count <= width, "\(line)")
            }
        }
    }

    /// In the lines of one table, every heading ends where its numbers end, or begins where its words begin.
    @Test(arguments: [50, 60, 72, 80, 100, 120, 200])
    func columnsAreAligned(width: Int) throws {
        let lines = table([Examples.run[0], Examples.run[1], Examples.run[2]], width: width).split(separator: "\n")
        let first = try #require(lines.firstIndex { $0.hasPrefix("transport") })
        let title = Array(lines[first])
        let rows = lines[(first + 1)...(first + 3)].map { line in
            Array(line) + [Character](repeating: " ", count: max(0, title.count - line.count))
        }
        // Where two columns are blank in all lines, a gap lies; between gaps all lines share an edge.
        let blank = title.indices.map { index in ([title] + rows).allSatisfy { $0[index] == " " } }
        let columns = title.indices.split { blank[$0] && ($0 + 1 == title.count || blank[$0 + 1] || blank[$0 - 1]) }
        #expect(columns.count >= 5)
        for column in columns {
            let cells = ([title] + rows).map { line in line[column].map { $0 } }
            let shareStart = cells.allSatisfy { $0.first != " " }
            let shareEnd = cells.allSatisfy { $0.last != " " }
            #expect(shareStart || shareEnd, "\(cells.map { String($0) })")
        }
    }

    @Test func narrowTerminalsKeepWhatMatters() {
        func titles(_ width: Int) -> Set<Substring> {
            let heading = table(Examples.run, width: width).split(separator: "\n").first { $0.hasPrefix("transport") }
            return Set((heading ?? "").split(separator: " "))
        }
        #expect(titles(60) == ["transport", "method", "size", "median", "bandwidth", "ok"])
        #expect(titles(80).isStrictSuperset(of: titles(60)) && titles(120).isStrictSuperset(of: titles(80)))
        #expect(titles(17) == ["transport"])
    }

    @Test func ratiosCompareWithTheFirstMeasuredRow() throws {
        let skipped = CellResult(identity: Examples.identity("mpi", .gather), status: .skipped("no"))
        let base = Examples.measured(Examples.identity("mpi", .pack), median: 1000)
        let twice = Examples.measured(Examples.identity("p2p"), median: 500)
        let otherSize = Examples.measured(Examples.identity("p2p", size: 64), median: 100)
        let stopped = CellResult(identity: Examples.identity("mpi", .datatype), status: .ok)
        let lines = table([skipped, stopped, base, twice, otherSize], width: 120).split(separator: "\n")
        #expect(try #require(lines.first { $0.contains("pack") }).contains(" 1.00 "))
        let rows = lines.filter { $0.hasPrefix("p2p") }
        #expect(rows[0].contains(" 2.00 ") && rows[1].contains(" 1.00 "))
    }

    /// One sample during which another program had the core spoils a rate, and neither ratio nor ceiling.
    @Test func ratioAndCeilingAreOfMedians() throws {
        let base = Examples.measured(Examples.identity("mpi", .pack), median: 1000)
        var spoiled = Examples.measured(Examples.identity("p2p"), median: 500)
        spoiled.bandwidth = spoiled.bandwidth.map { $0 / 100 }
        spoiled.ceilingMedianNanoseconds = 375
        let row = try #require(table([base, spoiled], width: 120).split(separator: "\n").last)
        #expect(row.contains(" 2.00 ") && row.contains(" 75% "))
        spoiled.ceilingMedianNanoseconds = nil
        let bare = try #require(table([base, spoiled], width: 120).split(separator: "\n").last)
        #expect(!bare.contains("%  ✓"))
    }

    @Test func withoutMedianThereIsNoRatio() throws {
        var base = Examples.measured(Examples.identity("mpi", .pack), median: 1000)
        base.summary = Examples.summary(median: 1000, count: 5)
        let other = Examples.measured(Examples.identity("p2p"), median: 500)
        let lines = table([base, other], width: 120).split(separator: "\n")
        #expect(try #require(lines.first { $0.hasPrefix("p2p") }).contains(" 1.00 "))
        #expect(try #require(lines.first { $0.hasPrefix("mpi") }).contains("      -  "))
    }

    @Test func latencyRatioIsInverse() throws {
        let lines = table(Array(Examples.run[5...6]), width: 120).split(separator: "\n")
        // 812.4 / 243
        #expect(try #require(lines.last { $0.hasPrefix("p2p") }).contains(" 3.34 "))
    }

    @Test func figuresAreColumns() throws {
        let cell = Examples.measured(
            Examples.identity("p2p", workload: "other"), median: 100_000,
            figures: [Figure("turns", 0.001234), Figure("wait_ns", 81_234), Figure("wait_ns_per_chunk", 812)])
        let lines = table([cell], width: 160).split(separator: "\n")
        #expect(try #require(lines.first { $0.hasPrefix("transport") }).hasSuffix("  turns     wait    wait"))
        #expect(try #require(lines.last).hasSuffix("  0.00123  81.2 us  812 ns"))
    }

    /// The parts of a pipeline go first where the width does not suffice; other workloads have no such columns.
    @Test func streamsShowTheirEfficiency() throws {
        let names = ["produce_ns", "transfer_ns", "consume_ns", "producer_stall_ns_per_chunk"]
        let figures = (names + ["consumer_stall_ns_per_chunk"]).map { Figure($0, 1234) } + [Figure("efficiency", 0.934)]
        let streamed = Examples.measured(
            Examples.identity("p2p", workload: "stream"), median: 100_000, figures: figures)
        func headings(_ width: Int) -> [Substring] {
            table([streamed, Examples.run[0]], width: width).split(separator: "\n").filter { $0.hasPrefix("transport") }
        }
        let stalls = "producer stall  consumer stall  efficiency"
        #expect(headings(200)[0].hasSuffix("produce  transfer  consume  \(stalls)"))
        #expect(headings(120)[0].hasSuffix(stalls) && !headings(120)[0].contains("transfer  "))
        #expect(headings(80)[0].hasSuffix("efficiency") && !headings(80)[0].contains("stall"))
        #expect(headings(200)[1].hasSuffix("ceiling  ok"))
        let text = table([streamed], width: 120)
        #expect(text.contains("1.23 us         1.23 us         93%"))
    }

    @Test func figuresOfBadCellsAreNotShown() {
        var wrong = Examples.measured(Examples.identity("p2p"), median: 777_000)
        wrong.status = .invalid("a direct path staged 4096 bytes")
        let text = table([wrong], width: 120)
        #expect(text.contains("INVALID: a direct path staged 4096 bytes") && !text.contains("777"))
    }

    @Test func asciiWhereTheTerminalHasNothingElse() {
        let text = table(Examples.run, width: 60, unicode: false)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("yes") && text.contains("..."))
    }

    @Test func colorChangesNoLetter() {
        let plain = table(Examples.run, width: 80)
        let colored = table(Examples.run, width: 80, color: true)
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.contains("\u{1B}[1mtransport") && colored.contains("\u{1B}[2mp2p"))
        let stripped = ["[1m", "[2m", "[22m"].reduce(colored) { text, code in
            text.split(separator: "\u{1B}" + code, omittingEmptySubsequences: false).joined()
        }
        #expect(stripped == plain)
    }

    @Test func nothingMeasuredIsNoTable() {
        #expect(table([], width: 80) == "")
    }

    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false), ([:], false),
        (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], true),
    ])
    func locale(environment: [String: String], expected: Bool) {
        #expect(TableStyle.showsUnicode(environment: environment) == expected)
    }
}
