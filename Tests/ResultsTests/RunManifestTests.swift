import FoundationEssentials
import Results
import Testing

@Suite struct RunManifestTests {
    @Test func absentThingsAreNull() {
        let json = Examples.manifest().json
        for key in [
            "reason", "ended_at", "message_passing", "clock", "kernel", "cpu_model", "governor", "memory_bytes",
            "locked_memory_limit", "transparent_huge_pages", "locked_memory_hard_limit", "host_name", "processors",
            "packages", "cores", "findings", "conditions",
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
        manifest.devices = [
            .init(
                name: "rxe0", port: 1, gidIndex: 1, gidKind: "RoCE v2", pathMtuBytes: 1024, inlineBytes: 220, depth: 256
            )
        ]
        manifest.status = .failed
        manifest.reason = "rank 1 is dead"
        manifest.endedAt = Date(timeIntervalSince1970: 1_770_000_060)
        manifest.machine = .read()
        manifest.machine.rdmaDevices = [Examples.card, Examples.softwareDevice, Examples.closedDevice]
        manifest.findings = [Finding(id: "turbo", severity: .notApplicable, seen: "off", why: "it drifts")]
        manifest.machine.gpus = [GPUDescription(pciAddress: "0000:04:00.0", systemNames: ["cuda0"], node: 1)]
        #expect(try RunManifest(json: Data(manifest.json.utf8)) == manifest)
    }

    /// Results outlive the version that wrote them.
    @Test func aManifestOfBeforeIsStillRead() throws {
        let now = Examples.manifest()
        let before = now.json.replacing("  \"findings\" : null,\n", with: "")
            .replacing("    \"conditions\" : null,\n", with: "")
        #expect(before.count < now.json.count - 40)
        #expect(try RunManifest(json: Data(before.utf8)) == now)
    }

    @Test func devicesHaveTheirUnitsInTheirKeys() {
        var manifest = Examples.manifest()
        manifest.machine.rdmaDevices = [Examples.card]
        for text in [
            "\"chosen_gid_index\" : 13", "\"mtu_bytes\" : 4096", "\"megabits_per_second\" : 100000",
            "\"pci_address\" : \"0000:03:00.0\"", "\"0001:82:00.0\" : \"SYS\"", "\"software_on\" : null",
            "\"inline_bytes\" : 828", "\"firmware\" : \"28.39.1002\"",
        ] {
            #expect(manifest.json.contains(text), "\(text)")
        }
    }

    @Test func buildIsThisOne() {
        #expect(["debug", "release"].contains(BuildDescription.current.configuration))
        #expect(BuildDescription.current.swift.hasPrefix("6."))
    }
}
