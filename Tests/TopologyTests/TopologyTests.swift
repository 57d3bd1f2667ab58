import Testing
import Topology

@Suite struct TopologyTests {
    @Test func countsTheMachine() throws {
        let machine = try Topology(xml: twoNodeMachine)
        #expect(machine.packageCount == 2 && machine.coreCount == 2 && machine.processorCount == 4)
        #expect(machine.nodes.map(\.number) == [0, 1])
        #expect(machine.nodes.map(\.processors) == [[0, 1], [2, 3]])
        #expect(machine.nodes.map(\.memoryBytes) == [1 << 30, 2 << 30])
    }

    @Test func findsRDMADevices() throws {
        let machine = try Topology(xml: twoNodeMachine)
        #expect(machine.rdmaDevices.map(\.name) == ["mlx5_0", "mlx5_1", "mlx5_2"])
        #expect(machine.rdmaDevices.map(\.place.address) == ["0000:03:00.0", "0001:81:00.1", "0002:00:03.0"])
        #expect(machine.rdmaDevices.map(\.place.nodes) == [[0], [1], []])
        #expect(machine.place(ofRDMADevice: "mlx5_0")?.bridges == [21, 22, 23])
        #expect(machine.place(ofRDMADevice: "rxe0") == nil)
    }

    @Test func findsGPUsAndNoConsole() throws {
        let gpus = try Topology(xml: twoNodeMachine).gpus
        #expect(gpus.map(\.place.address) == ["0000:04:00.0", "0000:07:00.0", "0000:11:00.0", "0001:82:00.0"])
        #expect(gpus.map(\.model) == ["NVIDIA H100 80GB HBM3", "GH100", nil, nil])
        #expect(gpus.map(\.systemNames) == [["nvml0", "cuda0"], [], ["card1"], []])
    }

    @Test(arguments: [
        ("mlx5_0", ["PIX", "PXB", "NODE", "SYS"]), ("mlx5_1", ["SYS", "SYS", "SYS", "PHB"]),
        ("mlx5_2", ["SYS", "SYS", "SYS", "SYS"]), ("rxe0", [nil, nil, nil, nil]),
    ])
    func tellsDistances(device: String, words: [String?]) throws {
        let machine = try Topology(xml: twoNodeMachine)
        #expect(machine.gpus.map { machine.distance(fromRDMADevice: device, to: $0)?.rawValue } == words)
    }

    @Test(
        arguments: [
            (0x0302, 0x10de, true), (0x0300, 0x10de, true), (0x0380, 0x1002, true), (0x1200, 0x1002, true),
            (0x0b40, 0x8086, true), (0x0300, 0x1a03, false), (0x0300, 0x1234, false), (0x0200, 0x10de, false),
            (0x0b20, 0x10de, false),
        ] as [(UInt16, UInt16, Bool)])
    func tellsGPUsByClassAndVendor(classCode: UInt16, vendor: UInt16, matches: Bool) {
        #expect(GPU.matches(classCode: classCode, vendor: vendor) == matches)
    }

    @Test func whatIsNoTopologyIsRefused() {
        let error = #expect(throws: TopologyError.self) { try Topology(xml: "<topology") }
        #expect(error?.description.hasPrefix("reading the topology: hwloc_topology_") == true)
    }

    @Test func readsThisMachine() throws {
        let machine = try Topology.ofThisMachine()
        #expect(machine.packageCount >= 1 && machine.coreCount >= 1 && !machine.nodes.isEmpty)
        #expect(machine.processorCount >= machine.coreCount)
        #expect(Set(machine.nodes.flatMap(\.processors)).count == machine.processorCount)
        #expect(try Topology.ofThisMachine() == machine)
    }
}
