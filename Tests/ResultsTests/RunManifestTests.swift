import FoundationEssentials
import Results
import Testing

@Suite struct RunManifestTests {
    @Test func absentThingsAreNull() {
        let json = Examples.manifest().json
        for key in [
            "reason", "ended_at", "message_passing", "clock", "kernel", "cpu_model", "governor", "memory_bytes",
            "locked_memory_limit", "transparent_huge_pages", "host_name", "processors",
        ] {
            #expect(json.contains("\"\(key)\" : null"), "\(key)")
        }
        #expect(json.contains("\"started_at\" : \"2026-02-02T02:40:00Z\""))
        #expect(json.contains("\"seed\" : 18446744073709551615"))
        #expect(json.contains("\"staging-chunk\" : \"64KiB\""))
        #expect(json.contains("\"status\" : \"running\""))
        #expect(json.hasSuffix("}\n"))
    }

    @Test func comesBackAsItWas() throws {
        var manifest = Examples.manifest()
        manifest.hosts = ["a", "b"]
        manifest.messagePassing = .init(library: "Open MPI v4.1.4", parameters: ["btl": "self,vader", "x_y": "1"])
        manifest.clock = .init(resolutionNanoseconds: 1, costNanoseconds: 21.5)
        manifest.devices = ["simulated"]
        manifest.status = .failed
        manifest.reason = "rank 1 is dead"
        manifest.endedAt = Date(timeIntervalSince1970: 1_770_000_060)
        manifest.machine = .read()
        #expect(try RunManifest(json: Data(manifest.json.utf8)) == manifest)
    }

    @Test func buildIsThisOne() {
        #expect(["debug", "release"].contains(BuildDescription.current.configuration))
        #expect(BuildDescription.current.swift.hasPrefix("6."))
    }
}
