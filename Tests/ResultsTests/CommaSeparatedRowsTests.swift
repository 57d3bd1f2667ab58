import Testing

@testable import Results

@Suite struct CommaSeparatedRowsTests {
    private func written(_ rows: [[String]]) -> [UInt8] {
        var text = CommaSeparatedRows()
        for row in rows {
            for field in row { text.append(field) }
            text.endRow()
        }
        return text.bytes
    }

    /// The examples of RFC 4180, section 2.
    @Test func asInTheStandard() {
        let text = String(decoding: written([["aaa", "b\r\nbb", "ccc"], ["zzz", "b\"bb", ""]]), as: UTF8.self)
        #expect(text == "aaa,\"b\r\nbb\",ccc\r\nzzz,\"b\"\"bb\",\r\n")
    }

    @Test func nastyFieldsComeBack() throws {
        let nasty = [
            "", ",", "\"", "\"\"", "\r\n", "\n", "\r", ",\"\r\n", "a,b", " leading", "trailing ", "a\"b", "ünï✓😀",
            "key=1;other=\"x,y\"", "'single'", "=1+1",
        ]
        let rows = [nasty, nasty.reversed(), ["x"] + nasty]
        let read = try CommaSeparatedReader(written(rows))
        #expect(read.rows == rows)
        #expect(read.rest == 0)
    }

    /// Every text of up to four of the bytes that matter.
    @Test func allShortFieldsComeBack() throws {
        var texts = [""]
        for _ in 0..<4 { texts = [""] + texts.flatMap { text in ["a", ",", "\"", "\r", "\n"].map { text + $0 } } }
        let rows = texts.map { [$0, "x", $0] }
        #expect(try CommaSeparatedReader(written(rows)).rows == rows)
    }

    @Test func integersAreWrittenAsTextWouldBe() {
        for number in [0, 7, -7, 10, 999, 1_000_000, .max, .min] {
            var text = CommaSeparatedRows()
            text.append(number)
            #expect(String(decoding: text.bytes, as: UTF8.self) == String(number))
        }
    }
}
