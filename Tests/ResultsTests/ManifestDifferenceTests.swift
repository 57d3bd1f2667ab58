import Testing

@testable import Results

@Suite struct ManifestDifferenceTests {
    private func manifest(_ change: (inout RunManifest) -> Void = { _ in }) -> RunManifest {
        var manifest = Examples.manifest()
        manifest.hosts = ["a", "a", "b"]
        manifest.machine.cpuModel = "EPYC 9554"
        manifest.machine.kernel = "6.1.0"
        manifest.messagePassing = .init(library: "Open MPI v4.1.4", parameters: ["OMPI_MCA_btl": "self,vader"])
        manifest.devices = [
            .init(
                name: "mlx5_0", port: 1, gidIndex: 3, gidKind: "RoCE v2", pathMtuBytes: 4096,
                inlineBytes: 220, depth: 256)
        ]
        manifest.machine.rdmaDevices = [RDMADeviceDescription(name: "mlx5_0"), RDMADeviceDescription(name: "mlx5_1")]
        manifest.machine.rdmaDevices[0].firmware = "28.39.1002"
        change(&manifest)
        return manifest
    }

    private func differences(_ change: (inout RunManifest) -> Void) -> [String] {
        ManifestDifference.all(baseline: [manifest()], candidate: [manifest(change)]).map(\.description)
    }

    @Test func everythingThatMattersIsSeen() {
        let changes: [(String, (inout RunManifest) -> Void)] = [
            ("machine.cpu_model", { $0.machine.cpuModel = "Xeon" }), ("machine.kernel", { $0.machine.kernel = "6.12" }),
            ("build.configuration", { $0.build.configuration = "debug!" }), ("build.swift", { $0.build.swift = "7" }),
            ("message_passing.library", { $0.messagePassing?.library = "MPICH" }),
            ("message_passing.parameters.OMPI_MCA_btl", { $0.messagePassing?.parameters["OMPI_MCA_btl"] = "tcp" }),
            ("hosts", { $0.hosts = ["a", "b", "c"] }), ("devices", { $0.devices[0].pathMtuBytes = 1024 }),
            ("machine.rdma_devices.firmware", { $0.machine.rdmaDevices[0].firmware = "1" }),
            ("option staging-chunk", { $0.options["staging-chunk"] = "1MiB" }),
        ]
        for (subject, change) in changes {
            let found = ManifestDifference.all(baseline: [manifest()], candidate: [manifest(change)])
            #expect(found.map(\.subject) == [subject])
        }
        #expect(
            differences { $0.machine.kernel = "6.12" }
                == ["machine.kernel: 6.1.0 in the baseline, 6.12 in the candidate"])
    }

    @Test func whatDoesNotMatterMayDiffer() {
        #expect(differences { _ in } == [])
        #expect(
            differences { manifest in
                manifest.commit = "other"
                manifest.seed = 1
                manifest.hosts = ["x", "y", "x"]
                manifest.options["output"] = "elsewhere"
                manifest.options["grid"] = "8x8"
                manifest.machine.hostName = "another"
                manifest.machine.memoryBytes = 7
                manifest.devices[0].gidIndex = 1
                manifest.machine.rdmaDevices[1].firmware = "unused"
                manifest.messagePassing?.parameters["OMPI_MCA_orte_hnp_uri"] = "tcp://1.2.3.4"
                manifest.status = .failed
            } == [])
    }

    @Test func unknownIsNoDifference() {
        #expect(differences { $0.machine.kernel = nil } == [])
        #expect(differences { $0.messagePassing = nil } == [])
    }

    @Test func runsOfOneSideAreHeldTogetherToo() {
        let found = ManifestDifference.all(
            baseline: [manifest(), manifest { $0.machine.kernel = "6.12" }], candidate: [manifest()])
        #expect(found.map(\.description) == ["machine.kernel: 6.1.0 or 6.12 in the baseline, 6.1.0 in the candidate"])
    }
}
