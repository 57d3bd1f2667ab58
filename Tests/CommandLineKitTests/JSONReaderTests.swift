import Testing

@testable import CommandLineKit

@Suite struct JSONReaderTests {
    /// The value in a notation of its own, so that two readings can be compared.
    private func outline(_ node: JSONNode) -> String {
        switch node.value {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let text): text
        case .string(let text): quoted(text)
        case .array(let nodes): "[" + nodes.map(outline).joined(separator: " ") + "]"
        case .object(let members):
            "{" + members.map { quoted($0.key) + outline($0.node) }.joined(separator: " ") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            " "..."~" ~= scalar ? String(scalar) : "<\(String(scalar.value, radix: 16))>"
        }
        return "'" + scalars.joined() + "'"
    }

    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("\t\r\nfalse\n", "false"), ("0", "0"), ("-0", "-0"), ("1E-2", "1E-2"),
        ("-12.50e+3", "-12.50e+3"), ("12345678901234567890", "12345678901234567890"), (#""""#, "''"),
        (#""a b""#, "'a b'"),
        (#""\"\\\/\b\f\n\r\t""#, #"'"\/<8><c><a><d><9>'"#), (#""\u00e9\u20AC""#, "'<e9><20ac>'"),
        (#""\ud83d\ude00""#, "'<1f600>'"), (#""\uDBFF\uDFFF""#, "'<10ffff>'"), ("\"😀é\"", "'<1f600><e9>'"),
        (#""\u0000""#, "'<0>'"), ("\"\u{7F}\"", "'<7f>'"), ("[]", "[]"), ("[ ]", "[]"), ("{}", "{}"), ("{ }", "{}"),
        ("[1,[2,[]],{}]", "[1 [2 []] {}]"), (#"{"a":1,"b" : {"a":2}}"#, "{'a'1 'b'{'a'2}}"), (#"{"":0}"#, "{''0}"),
    ])
    func reads(text: String, outline expected: String) throws {
        #expect(outline(try JSONReader.read(text)) == expected)
    }

    @Test(arguments: [
        ("", "1:1", "found the end of the text"), ("  \n ", "2:2", "found the end of the text"),
        ("[1,]", "1:4", "found ]"),
        ("[1 2]", "1:4", "found 2"), ("[,1]", "1:2", "found ,"), ("[1", "1:3", "found the end of the text"),
        (#"{"a":1,}"#, "1:8", "found }"), (#"{"a" 1}"#, "1:6", "found 1"), (#"{a:1}"#, "1:2", "found a"),
        (#"{"a":}"#, "1:6", "found }"), (#"{"a":1 "b":2}"#, "1:8", "found \""), ("{1:2}", "1:2", "found 1"),
        ("[1}", "1:3", "found }"), ("nul", "1:1", "found n"), ("True", "1:1", "found T"), ("truex", "1:5", "found x"),
        ("'a'", "1:1", "found '"), ("// x\n1", "1:1", "found /"), ("1 2", "1:3", "found 2"), ("01", "1:2", "found 1"),
        ("-", "1:2", "found the end of the text"), ("+1", "1:1", "found +"), ("1.", "1:3", "found the end of the text"),
        (".5", "1:1", "found ."), ("1e", "1:3", "found the end of the text"), ("0x10", "1:2", "found x"),
        ("NaN", "1:1", "found N"),
        ("-Infinity", "1:2", "found I"), (#""abc"#, "1:5", "found the end of the text"),
        ("\"a\nb\"", "1:3", "a string holds a raw control character"),
        ("\"\t\"", "1:2", "a string holds a raw control character"),
        (#""\x""#, "1:2", "there is no such escape"), (#""\"#, "1:2", "there is no such escape"),
        (#""\u12g4""#, "1:6", "found g"), (#""\u12"#, "1:6", "found the end of the text"),
        (#""\ud800""#, "1:2", "an escape is half of a surrogate pair"),
        (#""\ude00""#, "1:2", "an escape is half of a surrogate pair"),
        (#""\ud800\u0041""#, "1:2", "an escape is half of a surrogate pair"), ("\u{FEFF}1", "1:1", #"found \u{FEFF}"#),
        ("\u{A0}1", "1:1", "found \u{A0}"),
        ("{\n  \"é\": 1,\n  \"é\": x}", "3:3", "the key é occurs twice in one object"),
        (#"{"é":x}"#, "1:6", "found x"), (#"{"a":1,"\u0061":2}"#, "1:8", "the key a occurs twice in one object"),
        (#"[{"a":1},{"b":[{"c":1,"c":1}]}]"#, "1:23", "the key c occurs twice in one object"),
    ])
    func refuses(text: String, position: String, problem: String) throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read(text) }
        #expect(error.refusal.problem == problem)
        #expect("\(TextPosition(of: error.offset, in: text))" == position)
    }

    @Test func refusesWhatNestsTooDeep() throws {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(outline(try JSONReader.read(deep)) == deep)
        let hostile = String(repeating: "[{\"a\":", count: 100_000)
        let error = try #require(throws: JSONError.self) { try JSONReader.read(hostile) }
        #expect(error.refusal.problem == "the text nests deeper than 32 levels")
    }

    /// No text, however mangled, traps; one that is read is read again after spaces are put around every token.
    @Test func survivesMangledTexts() {
        let seed = #"{"a": [1, -2.5e3, "x\n\u00e9\ud83d\ude00"], "b": {"c": null, "d": [true, false]}}"#
        var random = SplitMix(state: 5)
        var read = 0
        for _ in 0..<3000 {
            var bytes = Array(seed.utf8)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes.remove(at: at)
                case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
                default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: at)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(JSONError) {
                let node = try JSONReader.read(text)
                read += 1
                #expect((try? outline(JSONReader.read(" \n" + text + "\t"))) == outline(node))
            } catch {
                #expect(0...text.utf8.count ~= error.offset)
            }
        }
        #expect(read > 500 && read < 2500)
    }
}
