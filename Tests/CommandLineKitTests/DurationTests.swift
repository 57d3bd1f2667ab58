import Testing

@testable import CommandLineKit

@Suite struct DurationTests {
    private let kind = ValueKind<Duration>.duration(.zero ... .seconds(3600))

    @Test(
        arguments: [
            ("0", Duration.zero), ("0ms", .zero), ("100us", .microseconds(100)), ("5ms", .milliseconds(5)),
            ("2s", .seconds(2)),
            ("1.5s", .milliseconds(1500)), ("0.25us", .nanoseconds(250)), ("7ns", .nanoseconds(7)),
            ("1.000000001s", .nanoseconds(1_000_000_001)),
        ])
    func reads(text: String, duration: Duration) throws {
        #expect(try kind.parse(text) == duration)
    }

    @Test func writesWhatItReads() throws {
        var random = SplitMix(state: 3)
        for _ in 0..<500 {
            let duration = Duration.nanoseconds(
                Int.random(in: 0...1 << Int.random(in: 0...41, using: &random), using: &random))
            #expect(try kind.parse(kind.text(duration)) == duration)
        }
        #expect(kind.text(.milliseconds(1500)) == "1500ms")
    }

    private static let remedy = "give a time from 0 to 3600s, such as 100us, 5ms or 1.5s"

    @Test(arguments: [
        ("", "'' has no unit"), ("5", "5 has no unit"), ("-5ms", "-5ms is negative"),
        ("5m", "5m is not a time in s, ms, us or ns"), ("5 ms", "5 ms is not a time in s, ms, us or ns"),
        ("ms", "ms is not a number with a unit"), (".5s", ".5s is not a number with a unit"),
        ("1.s", "1.s is not a number with a unit"), ("1.2.3s", "1.2.3s is not a number with a unit"),
        ("0.5ns", "0.5ns is finer than a nanosecond"), ("3601s", "3601s is too long"),
        ("99999999999999999999s", "99999999999999999999s is too long"),
        ("9223372036854775807s", "9223372036854775807s is too long"),
    ])
    func refuses(text: String, problem: String) throws {
        let refusal = try #require(throws: Refusal.self) { try kind.parse(text) }
        #expect(refusal.text == "\(problem); \(Self.remedy)")
    }

    @Test func refusesWhatIsTooShort() throws {
        let bounded = ValueKind<Duration>.duration(.milliseconds(1) ... .seconds(600))
        let refusal = try #require(throws: Refusal.self) { try bounded.parse("0") }
        #expect(refusal.text == "0 is too short; give a time from 1ms to 600s, such as 100us, 5ms or 1.5s")
    }
}
