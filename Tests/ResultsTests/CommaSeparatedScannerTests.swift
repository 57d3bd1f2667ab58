import Testing
import TransferCore

@testable import Results

@Suite struct CommaSeparatedScannerTests {
    /// Rows, and how it ended.
    private func scan(_ text: String) -> (rows: [[String]], end: CommaSeparatedScanner.Step) {
        scan(Array(text.utf8))
    }

    private func scan(_ bytes: [UInt8]) -> (rows: [[String]], end: CommaSeparatedScanner.Step) {
        var scanner = CommaSeparatedScanner(bytes)
        var rows: [[String]] = []
        while true {
            let step = scanner.next()
            guard step == .row else { return (rows, step) }
            rows.append((0..<scanner.fieldCount).map { scanner.text($0) })
        }
    }

    private static let nasty = ["", "a", "a,b", "\"", "\"\"", "x\"y\"", "line\r\nbreak", "\n", "ü€", " b ", "7", ","]

    /// Whatever fields are written are read, and a file that ends anywhere within a row gives the rows before it.
    @Test func readsWhatIsWrittenAndSurvivesEveryCut() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<40 {
            let rows = (0..<3).map { _ in (0..<4).map { _ in Self.nasty.randomElement(using: &generator) ?? "" } }
            var writer = CommaSeparatedRows()
            var ends: [Int] = []
            for row in rows {
                for field in row { writer.append(field) }
                writer.endRow()
                ends.append(writer.bytes.count)
            }
            #expect(scan(writer.bytes).rows == rows && scan(writer.bytes).end == .end)
            for length in 0..<writer.bytes.count {
                let (found, end) = scan(Array(writer.bytes[..<length]))
                let whole = ends.count { $0 <= length }
                #expect(found == Array(rows[..<whole]))
                #expect(end == (length == 0 || ends.contains(length) ? .end : .unfinished))
            }
        }
    }

    @Test func lineFeedsAloneEndRowsToo() {
        #expect(scan("a,b\nc,\"d\"\n").rows == [["a", "b"], ["c", "d"]])
    }

    @Test(arguments: ["a\"b\r\n", "\"a\"b,c\r\n", "x,\"a\" \r\n"])
    func quotesStandWhereTheyMay(text: String) {
        #expect(scan(text).end == .strayQuote)
    }

    @Test func knowsItsLine() {
        var scanner = CommaSeparatedScanner(Array("a\r\n\"b\r\nc\"\r\nd\r\n".utf8))
        var lines: [Int] = []
        while scanner.next() == .row { lines.append(scanner.line) }
        #expect(lines == [1, 2, 4])
    }

    @Test func numbersAreWhole() {
        var scanner = CommaSeparatedScanner(Array("12,-3,1.5,,999999999999999999,9999999999999999999,0x1\n".utf8))
        #expect(scanner.next() == .row)
        #expect((0..<7).map { scanner.count($0) } == [12, nil, nil, nil, 999_999_999_999_999_999, nil, nil])
        #expect((0..<7).map { scanner.integer($0) } == [12, -3, nil, nil, 999_999_999_999_999_999, nil, nil])
    }
}
