import FoundationEssentials
import Results
import Testing

/// What a cluster's file says is in the manifest as it says it.
@Suite struct JSONValueTests {
    private static let text = #"""
        {"name": "lab", "slots": null, "gid-index": 3, "huge-pages": true, "camelCase_key": [1, -2.5, 12.5e9, "é\n"],
         "links": [{"bandwidth_bytes_per_s": 12500000000, "latency_ns": 1e-3}], "empty": {}, "none": []}
        """#

    @Test func everyKindIsKept() throws {
        #expect(
            try JSONValue(json: Self.text)
                == .object([
                    "name": .string("lab"), "slots": .null, "gid-index": .integer(3), "huge-pages": .boolean(true),
                    "camelCase_key": .array([.integer(1), .number(-2.5), .integer(12_500_000_000), .string("é\n")]),
                    "links": .array([
                        .object(["bandwidth_bytes_per_s": .integer(12_500_000_000), "latency_ns": .number(0.001)])
                    ]),
                    "empty": .object([:]), "none": .array([]),
                ]))
    }

    /// The manifest's own keys are rewritten by a rule; those of the cluster are not.
    @Test func theManifestChangesNoKey() throws {
        var manifest = Examples.manifest()
        manifest.cluster = try JSONValue(json: Self.text)
        #expect(manifest.json.contains(#""camelCase_key" : ["#) && manifest.json.contains(#""latency_ns" : 0.001"#))
        #expect(try RunManifest(json: Data(manifest.json.utf8)) == manifest)
    }

    @Test func absenceIsNull() {
        #expect(Examples.manifest().json.contains(#""cluster" : null"#))
    }
}
