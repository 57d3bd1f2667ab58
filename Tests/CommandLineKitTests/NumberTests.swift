import Testing

@testable import CommandLineKit

@Suite struct NumberTests {
    @Test func readsCounts() throws {
        #expect(try ValueKind<Int>.count().parse("1") == 1)
        #expect(try ValueKind<Int>.count().parse("2147483647") == 2_147_483_647)
        #expect(try ValueKind<Int>.count(0...4).parse("0") == 0)
        #expect(try ValueKind<UInt64>.seed.parse("18446744073709551615") == .max)
    }

    @Test(
        arguments: [
            ("0", "0 is too small"), ("-1", "-1 is negative"), ("1025", "1025 is too large"),
            ("", "'' is not a whole number"),
            ("+1", "+1 is not a whole number"), ("1e3", "1e3 is not a whole number"),
            ("1.0", "1.0 is not a whole number"),
            ("4K", "4K is not a whole number"), ("٤", "٤ is not a whole number"), ("-", "- is not a whole number"),
            ("99999999999999999999", "99999999999999999999 is too large"),
        ])
    func refusesCounts(text: String, problem: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<Int>.count(1...1024).parse(text) }
        #expect(refusal.text == "\(problem); give a whole number from 1 to 1024")
    }

    @Test func readsPercentages() throws {
        let kind = ValueKind<Double>.percentage(upTo: 100)
        for (text, share) in [("5%", 0.05), ("0%", 0), ("100%", 1), ("2.5%", 0.025), ("0.001%", 0.00001), ("7%", 0.07)]
        {
            #expect(try kind.parse(text) == share)
            #expect(kind.text(share) == text)
        }
    }

    @Test(arguments: [
        ("5", "5 has no % at its end"), ("%", "% is not a percentage"), ("-5%", "-5% is not a percentage"),
        ("1e1%", "1e1% is not a percentage"), ("5.%", "5.% is not a percentage"), ("nan%", "nan% is not a percentage"),
        ("101%", "101% is too large"), ("", "'' has no % at its end"),
    ])
    func refusesPercentages(text: String, problem: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<Double>.percentage(upTo: 100).parse(text) }
        #expect(refusal.text == "\(problem); give a percentage from 0% to 100%, such as 5%")
    }

    @Test func readsRatios() throws {
        let kind = ValueKind<Double>.ratio(0.0001...0.5)
        for (text, ratio) in [("0.02", 0.02), ("0.5", 0.5), ("0.0001", 0.0001), ("0.10", 0.1)] {
            #expect(try kind.parse(text) == ratio)
            #expect(try kind.parse(kind.text(ratio)) == ratio)
        }
    }

    @Test(arguments: [
        ("0", "0 is too small"), ("0.6", "0.6 is too large"), ("1", "1 is too large"),
        ("2%", "2% is not a decimal fraction"),
        ("1e-2", "1e-2 is not a decimal fraction"), ("nan", "nan is not a decimal fraction"),
        ("0x1p-3", "0x1p-3 is not a decimal fraction"), (".1", ".1 is not a decimal fraction"),
        ("-0.1", "-0.1 is not a decimal fraction"), ("", "'' is not a decimal fraction"),
    ])
    func refusesRatios(text: String, problem: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<Double>.ratio(0.0001...0.5).parse(text) }
        #expect(refusal.text == "\(problem); give a ratio from 0.0001 to 0.5, such as 0.02")
    }

    @Test func readsExtents() throws {
        #expect(try ValueKind<[Int]>.extents.parse("256x128x128") == [256, 128, 128])
        #expect(try ValueKind<[Int]>.extents.parse("1x2147483647") == [1, 2_147_483_647])
        #expect(ValueKind<[Int]>.extents.text([3, 4]) == "3x4")
    }

    @Test(arguments: [
        ("128", "128 is not 2 or 3 numbers with x between"),
        ("1x2x3x4", "1x2x3x4 is not 2 or 3 numbers with x between"),
        ("1xx2", "1xx2 is not 2 or 3 numbers with x between"), ("", "'' is not 2 or 3 numbers with x between"),
        ("0x128", "0 is too small"), ("-1x4", "-1 is negative"), ("4X4x4", "4X4 is not a whole number"),
        ("2147483648x1", "2147483648 is too large"),
    ])
    func refusesExtents(text: String, problem: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<[Int]>.extents.parse(text) }
        #expect(refusal.text == "\(problem); give 2 or 3 extents from 1 to 2147483647, such as 256x128x128")
    }
}
