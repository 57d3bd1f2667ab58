import Results

/// Machines for rules to look at.
extension Examples {
    /// A machine on which every rule finds everything fine: two NUMA nodes, a card and a GPU behind one bridge, two pinned
    /// ranks.
    static var healthyMachine: MachineDescription {
        var machine = MachineDescription()
        machine.hostName = "node1"
        (machine.processors, machine.cores, machine.packages) = (128, 64, 2)
        machine.nodes = [node(0, "0-63", memoryBytes: 1 << 38), node(1, "64-127", memoryBytes: 1 << 38)]
        (machine.lockedMemoryLimit, machine.lockedMemoryHardLimit) = ("unlimited", "unlimited")
        machine.transparentHugePages = "madvise"
        machine.rdmaDevices = [card]
        machine.gpus = [
            GPUDescription(pciAddress: "0000:04:00.0", model: "NVIDIA H100", systemNames: ["cuda0"], node: 0)
        ]
        machine.peripheralDevices = [
            peripheral("0000:03:00.0", classCode: "0x020700"), peripheral("0000:04:00.0", classCode: "0x030200"),
        ]
        machine.conditions = healthyConditions
        return machine
    }

    /// A machine, with 99 ranks on it, on which no rule finds anything fine.
    static var spoiledMachine: MachineDescription {
        var machine = healthyMachine
        (machine.lockedMemoryLimit, machine.lockedMemoryHardLimit) = ("8388608", "8388608")
        machine.transparentHugePages = "always"
        machine.rdmaDevices[0].node = 2
        machine.rdmaDevices[0].ports[0].mtuBytes = 1024
        machine.rdmaDevices[0].ports[0].chosenGidIndex = 0
        machine.rdmaDevices += [softwareDevice]
        machine.gpus = []
        for index in machine.peripheralDevices.indices {
            machine.peripheralDevices[index].linkWidth = 8
            machine.peripheralDevices[index].iommuDomain = "DMA"
            machine.peripheralDevices[index].node = 2
        }
        var conditions = healthyConditions
        conditions.governors = ["powersave"]
        conditions.boostsClock = true
        conditions.clockSource = "hpet"
        conditions.loadAverage = 99
        conditions.isVirtual = true
        conditions.hugePages = .init(bytes: 2 << 20, total: 0, free: 0)
        conditions.migratesPages = true
        conditions.allowedProcessors = "0-127"
        conditions.bridges[0].redirectsPeers = true
        machine.conditions = conditions
        return machine
    }

    private static var healthyConditions: MachineConditions {
        var conditions = MachineConditions()
        conditions.governors = ["performance"]
        conditions.boostsClock = false
        (conditions.clockSource, conditions.clockSources) = ("tsc", ["tsc", "hpet"])
        conditions.loadAverage = 0.12
        conditions.isVirtual = false
        conditions.product = "Dell PowerEdge"
        conditions.hugePages = .init(bytes: 2 << 20, total: 1024, free: 1000)
        conditions.migratesPages = false
        conditions.locksBeyondLimit = false
        conditions.allowedProcessors = "0-1"
        conditions.iommus = 2
        conditions.bridges = [PCIBridge(address: "0000:00:01.0", redirectsPeers: false)]
        return conditions
    }

    private static func peripheral(_ address: String, classCode: String) -> MachineDescription.PeripheralDevice {
        var device = MachineDescription.PeripheralDevice(address: address, classCode: classCode)
        (device.linkSpeed, device.largestLinkSpeed) = ("32.0 GT/s PCIe", "32.0 GT/s PCIe")
        (device.linkWidth, device.largestLinkWidth) = (16, 16)
        device.iommuDomain = "identity"
        device.bridges = ["0000:00:01.0"]
        device.node = 0
        return device
    }
}
