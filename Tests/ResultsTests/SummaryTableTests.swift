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

    @Test func latencyRatioIsInverse() throws {
        let lines = table(Array(Examples.run[5...6]), width: 120).split(separator: "\n")
        // 812.4 / 243
        #expect(try #require(lines.last { $0.hasPrefix("p2p") }).contains(" 3.34 "))
    }

    @Test func figuresAreColumns() {
        let figures = [Figure("produce_stall_s", 0.001234), Figure("efficiency", 0.93)]
        let streamed = Examples.measured(
            Examples.identity("p2p", workload: "stream"), median: 100_000, figures: figures)
        let text = table([streamed, Examples.run[0]], width: 160)
        #expect(text.contains("produce_stall_s  efficiency"))
        #expect(text.contains("0.00123       0.930"))
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
