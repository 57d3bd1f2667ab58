import FoundationEssentials
import Statistics
import Testing

@testable import Results

@Suite struct SummaryJSONTests {
    /// As little of JSON as is needed to look into it again.
    private enum Value: Decodable, Equatable {
        case null, flag(Bool), number(Double), text(String), object([String: Value]), list([Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }

        subscript(key: String) -> Value? {
            guard case .object(let object) = self else { return nil }
            return object[key]
        }

        var elements: [Value] {
            guard case .list(let list) = self else { return [] }
            return list
        }
    }

    @Test func holdsTheColumnsOfTheSummary() throws {
        var results = Examples.run
        results[2].figures = [Figure("producer_stall_s", 0.5), Figure("efficiency", .nan)]
        let text = SummaryJSON(manifest: Examples.manifest(), results: results).text
        let json = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        let cells = try #require(json["cells"]).elements
        #expect(cells.count == results.count)
        for (cell, result) in zip(cells, results) {
            guard case .object(let object) = cell else {
                Issue.record("a cell is an object")
                continue
            }
            #expect(Set(object.keys) == Set(SummaryColumn.all.map(\.name)))
            #expect(object["status"] == .text(result.status.name))
        }
        #expect(cells[0]["verified"] == .flag(true) && cells[0]["samples"] == .number(400))
        #expect(cells[0]["figures"] == .null && cells[0]["p999_ns"] == .null)
        #expect(cells[2]["figures"] == .object(["producer_stall_s": .number(0.5), "efficiency": .null]))
        #expect(cells[3]["median_ns"] == .null && cells[3]["verified"] == .null)
        #expect(cells[4]["median_ns"] == .null && cells[4]["verified"] == .flag(false))
        #expect(json["manifest"]?["commit"] == .text("abc1234"))
    }

    @Test func keysAreSorted() throws {
        let text = SummaryJSON(manifest: Examples.manifest(), results: [Examples.run[0]]).text
        let keys = SummaryColumn.all.map(\.name).sorted()
        let cells = text.split(separator: "\n").prefix { !$0.contains("\"manifest\"") }
        let written = cells.compactMap { line in
            line.hasPrefix("      \"") ? line.split(separator: "\"")[1] : nil
        }
        #expect(written.map(String.init) == keys)
    }
}
