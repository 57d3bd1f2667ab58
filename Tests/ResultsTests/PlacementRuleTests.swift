import Results
import Testing

@Suite struct PlacementRuleTests {
    @Test func ranksThatNobodyPinned() {
        expect(
            findings("pinning", condition: { $0.allowedProcessors = "0-127" }), .moderate, "128 of 128 processors",
            "--bind-to core")
        expect(findings("pinning", condition: { $0.allowedProcessors = "63-64" }), .moderate, "on 2 NUMA nodes")
        expect(findings("pinning", condition: { $0.allowedProcessors = "64-127" }), .fine, "64 of 128")
        let alone = findings("pinning") { machine in
            machine.processors = 1
            machine.nodes = [Examples.node(0, "0", memoryBytes: nil)]
            machine.conditions?.allowedProcessors = "0"
        }
        expect(alone, .fine, "1 of 1")
    }

    @Test func pinningThatIsNotToBeSeen() {
        expect(findings("pinning", launch: .alone), .unknown, "no launcher", "mpirun -n 2 rdmark doctor")
        expect(findings("pinning", condition: { $0.allowedProcessors = nil }), .unknown, "does not say")
        expect(findings("pinning") { $0.nodes = [] }, .unknown, "NUMA nodes")
    }

    @Test func moreRanksThanCores() {
        expect(findings("ranks-per-core", launch: .ranks(onThisHost: 64)), .fine, "host: 64")
        expect(findings("ranks-per-core", launch: .ranks(onThisHost: 65)), .serious, "65, cores: 64", "mpirun -n 64")
        expect(findings("ranks-per-core", launch: .ranks(onThisHost: nil)), .unknown, "launcher does not say")
        expect(findings("ranks-per-core", launch: .alone), .unknown, "no ranks")
        expect(findings("ranks-per-core") { $0.cores = nil }, .unknown, "how many cores")
    }

    @Test func aDeviceOnAnotherNode() {
        let far = findings("numa-placement", condition: { $0.allowedProcessors = "64" })
        #expect(far.map(\.severity) == [.serious, .serious])
        #expect(far.map(\.subject) == ["mlx5_0 (0000:03:00.0)", "cuda0 (0000:04:00.0)"])
        expect(far, .serious, "on NUMA node 0, this process runs on node 1", "numactl --cpunodebind=0 --membind=0")
        let both = findings("numa-placement", condition: { $0.allowedProcessors = "63-64" })
        #expect(both.map(\.severity) == [.fine, .fine])
    }

    @Test func placesThatAreNotKnown() {
        let nowhere = findings("numa-placement") { machine in
            machine.gpus[0].node = nil
            machine.peripheralDevices[1].node = nil
        }
        #expect(nowhere.map(\.severity) == [.fine, .unknown])
        expect(findings("numa-placement", condition: { $0.allowedProcessors = nil }), .unknown, "this process runs")
        expect(findings("numa-placement") { $0.nodes.removeLast() }, .fine, "one NUMA node")
        expect(
            findings("numa-placement") { ($0.rdmaDevices, $0.gpus, $0.peripheralDevices) = ([], [], []) },
            .notApplicable, "no RDMA card")
    }
}
