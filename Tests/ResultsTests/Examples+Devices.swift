import Results

/// Devices that look like real ones.
extension Examples {
    static func node(_ number: Int, _ cpuList: String?, memoryBytes: Int?) -> MachineDescription.Node {
        MachineDescription.Node(number: number, cpuList: cpuList, memoryBytes: memoryBytes)
    }

    static var card: RDMADeviceDescription {
        var port = RDMAPortDescription(
            number: 1, state: "active", linkLayer: "Ethernet", megabitsPerSecond: 100_000, lanes: 4, mtuBytes: 4096,
            largestMtuBytes: 4096, messageBytes: 1 << 30)
        port.addresses = [
            .init(index: 0, gid: "fe80:0000:0000:0000:0000:0000:0000:0001", kind: "RoCE v1", networkInterface: "eth0"),
            .init(index: 13, gid: "::ffff:10.0.0.1", kind: "RoCE v2"),
        ]
        port.chosenGidIndex = 13
        var device = RDMADeviceDescription(name: "mlx5_0")
        device.driver = "mlx5_core"
        device.provider = "libmlx5-rdmav34.so"
        device.firmware = "28.39.1002"
        device.pciAddress = "0000:03:00.0"
        device.node = 0
        device.limits = .init(
            queuePairs: 131_072, queueDepth: 32_768, segments: 30, readSegments: 29, readsOutstanding: 16,
            readsAnswered: 15, inlineBytes: 828, onDemandPaging: ["send", "read"])
        device.ports = [port]
        device.gpuDistances = ["0000:04:00.0": "PIX", "0001:82:00.0": "SYS"]
        return device
    }

    static var softwareDevice: RDMADeviceDescription {
        var device = RDMADeviceDescription(name: "rxe0")
        device.driver = "rdma_rxe"
        device.softwareOn = "lo"
        device.limits = .init(
            queuePairs: 8, queueDepth: 7, segments: 6, readSegments: 5, readsOutstanding: 4, readsAnswered: 3)
        device.ports = [
            RDMAPortDescription(
                number: 1, state: "down", linkLayer: "Ethernet", megabitsPerSecond: 2_500, lanes: 1, mtuBytes: 1024,
                largestMtuBytes: 4096, messageBytes: 1 << 30)
        ]
        return device
    }

    static var closedDevice: RDMADeviceDescription {
        var device = RDMADeviceDescription(name: "mlx5_9")
        device.driver = "mlx5_core"
        device.problem = "opening device mlx5_9: ibv_open_device: Permission denied"
        return device
    }
}
