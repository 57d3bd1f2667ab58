import LawExperiments
import Testing

@testable import CommandLineKit

@Suite struct ProfileFileTests {
    private func complaint(_ text: String) throws -> String {
        let error = try #require(throws: UsageError.self) { try ProfileFile.parse(text: text, path: "p.json") }
        return error.description
    }

    /// A law that takes a figure takes one that a profile may have, in its unit; and every figure is taken by a law, but for
    /// the two that only the fit's own simulation takes.
    @Test func figuresAreThoseOfTheLaws() {
        let taken = LawCatalog.all.flatMap(\.parameters).filter { $0.figure != nil }
        for parameter in taken {
            let kind = Profile.kinds.first { $0.name == parameter.figure }
            #expect(kind?.unit.rawValue == parameter.unit.rawValue, "\(parameter.name): \(parameter.figure ?? "")")
        }
        let names = Profile.kinds.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names).subtracting(taken.compactMap(\.figure)) == ["request_overhead", "pack_piece"])
    }

    private func profile(_ figures: String) -> String { #"{"name": "lab", "figures": {\#(figures)}}"# }

    @Test func figuresHaveValueIntervalAndSource() throws {
        let figures =
            #""setup": {"value": 500, "unit": "ns", "source": "a"}, "link_bandwidth": {"value": 12, "low": 11, "high": 13.5, "unit": "GB/s", "source": "b"}"#
        let read = try ProfileFile.parse(text: profile(figures))
        #expect(read.name == "lab" && read.summary == nil && read.figures.count == 2)
        #expect(read.figures["setup"] == Profile.Figure(value: 500, interval: nil, source: "a"))
        #expect(read.figures["link_bandwidth"] == Profile.Figure(value: 12, interval: 11...13.5, source: "b"))
    }

    @Test(arguments: [
        (
            #""setup": {"unit": "ns", "source": "a"}"#,
            "setup has no value; give a number, or leave the figure out where it is not known"
        ),
        (#""setup": {"value": -1, "unit": "ns", "source": "a"}"#, "value of setup is -1; a time is not negative"),
        (#""setup": {"value": 1, "source": "a"}"#, #"setup has no unit; write "unit": "...""#),
        (#""setup": {"value": 1, "unit": "us", "source": "a"}"#, "setup is in us; give it in ns"),
        (#""setup": {"value": 1, "unit": "ns"}"#, #"setup has no source; write "source": "...""#),
        (
            #""link_bandwidth": {"value": 0, "unit": "GB/s", "source": "a"}"#,
            "value of link_bandwidth is 0; a bandwidth is above 0"
        ),
        (#""setup": {"value": 1e999, "unit": "ns", "source": "a"}"#, "value of setup is 1e999; a time is not negative"),
        (
            #""page": {"value": 4096.5, "unit": "B", "source": "a"}"#,
            "value of page is 4096.5; bytes are a whole number above 0"
        ),
        (
            #""iotlb_ways": {"value": 0, "unit": "count", "source": "a"}"#,
            "value of iotlb_ways is 0; a count is a whole number above 0"
        ),
        (
            #""cache_hit": {"value": -4, "unit": "cycles", "source": "a"}"#,
            "value of cache_hit is -4; cycles are a whole number, not negative"
        ),
        (
            #""setup": {"value": 1, "low": 2, "high": 3, "unit": "ns", "source": "a"}"#,
            "low and high of setup are not below and above its value; give both, or neither"
        ),
        (#""setpu": {"value": 1, "unit": "ns", "source": "a"}"#, "there is no key setpu; did you mean setup?"),
        (
            "",
            "there is no figure; give one or more, such as setup; clusters/profiles/README.md lists them"
        ),
    ])
    func whatIsWrongIsSaidWithItsPlace(figures: String, message: String) throws {
        let said = try complaint(profile(figures))
        #expect(said.hasPrefix("p.json:1:") && said.hasSuffix(": " + message), "\(said)")
    }
}
