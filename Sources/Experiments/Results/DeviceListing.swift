import TransferCore

/// The RDMA devices and GPUs of a machine, as text for people.
public struct DeviceListing {
    private let machine: MachineDescription

    /// A listing of what `machine` has.
    public init(_ machine: MachineDescription) { self.machine = machine }

    /// The text; it ends with a line end.
    public var text: String {
        ([rdmaDevices, gpus, system].map { $0.joined(separator: "\n") }.joined(separator: "\n\n")) + "\n"
    }

    // MARK: - RDMA devices

    private var rdmaDevices: [String] {
        guard !machine.rdmaDevices.isEmpty else {
            return [
                "RDMA devices: none",
                "  There is no card whose driver is loaded, and no soft-RoCE: nothing can go over RDMA verbs here.",
                "  `bench/soft-roce -- COMMAND` runs a command in a virtual machine that has a device.",
            ]
        }
        let marks = machine.rdmaDevices.flatMap(\.ports).contains { $0.chosenGidIndex != nil }
        return ["RDMA devices"] + machine.rdmaDevices.flatMap(lines(of:))
            + (marks ? ["  *: the address that is used unless another is asked for"] : [])
    }

    private func lines(of device: RDMADeviceDescription) -> [String] {
        let facts = [
            device.driver.map { "driver \($0)" }, device.provider.map { "provider \($0)" },
            device.firmware.map { "firmware \($0)" }, device.softwareOn.map { "software on \($0)" },
            device.pciAddress.map { "PCI \($0)" },
            device.softwareOn == nil ? "NUMA node \(device.node.map(String.init) ?? "unknown")" : nil,
        ]
        return ["  \(device.name): \(facts.compactMap { $0 }.joined(separator: ", "))"]
            + (device.problem.map { ["    cannot be used: \($0)"] } ?? [])
            + device.ports.flatMap(lines(of:)) + (device.limits.map { ["    limits: \(text(of: $0))"] } ?? [])
    }

    private func lines(of port: RDMAPortDescription) -> [String] {
        let facts = [
            port.state, port.linkLayer, rate(of: port), "MTU \(port.mtuBytes) of \(port.largestMtuBytes)",
            "messages to \(ByteCount(port.messageBytes))",
        ]
        let addresses = port.addresses.map { address in
            [
                "\(address.index == port.chosenGidIndex ? "*" : " ") GID \(address.index)", address.kind, address.gid,
                address.networkInterface ?? "",
            ]
        }
        return ["    port \(port.number): \(facts.joined(separator: ", "))"]
            + (addresses.isEmpty ? ["      no GID: its network interface has no address"] : [])
            + AlignedRows.lines(addresses, indent: 6)
    }

    private func rate(of port: RDMAPortDescription) -> String {
        guard port.megabitsPerSecond > 0 else { return "unknown rate" }
        let tenths = port.megabitsPerSecond / 100
        let gigabits = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(gigabits) Gb/s (\(port.lanes) \(port.lanes == 1 ? "lane" : "lanes"))"
    }

    private func text(of limits: RDMADeviceDescription.Limits) -> String {
        [
            "\(limits.queuePairs) queue pairs", "\(limits.queueDepth) requests deep",
            "\(limits.segments) segments (\(limits.readSegments) of a read)",
            "\(limits.readsOutstanding) reads outstanding (\(limits.readsAnswered) answered)",
            limits.inlineBytes.map { "\($0) bytes inline" },
            "on-demand paging " + (limits.onDemandPaging.isEmpty ? "no" : limits.onDemandPaging.joined(separator: "/")),
        ].compactMap { $0 }.joined(separator: ", ")
    }

    // MARK: - GPUs

    private var gpus: [String] {
        guard !machine.gpus.isEmpty else { return ["GPUs: none", "  Device memory is simulated."] }
        let devices = machine.rdmaDevices.filter { !$0.gpuDistances.isEmpty }
        let heading = ["address", "NUMA node"] + devices.map(\.name) + ["model"]
        let rows = machine.gpus.map { gpu -> [String] in
            let names = gpu.systemNames.isEmpty ? "" : " (\(gpu.systemNames.joined(separator: ", ")))"
            return [gpu.pciAddress, gpu.node.map(String.init) ?? "unknown"]
                + devices.map { $0.gpuDistances[gpu.pciAddress] ?? "-" } + [(gpu.model ?? "unknown") + names]
        }
        let legend =
            "  PIX: behind one PCI switch; PXB: several; PHB: one host bridge; NODE: one NUMA node; SYS: across nodes"
        return ["GPUs"] + AlignedRows.lines([heading] + rows, indent: 2) + (devices.isEmpty ? [] : [legend])
    }

    // MARK: - The system around them

    private var system: [String] {
        let nodes = machine.nodes.map { node in
            let memory = node.memoryBytes.map { ", \($0 >> 20) MiB" } ?? ""
            return "  NUMA node \(node.number): processors \(node.cpuList ?? "none")\(memory)"
        }
        let counts = [
            machine.packages.map { "packages \($0)" }, machine.cores.map { "cores \($0)" },
            machine.processors.map { "processors \($0)" },
        ].compactMap { $0 }.joined(separator: ", ")
        return ["Machine\(machine.hostName.map { " \($0)" } ?? "")" + (counts.isEmpty ? "" : ": \(counts)")] + nodes
            + [
                "  memory that this process may lock: \(size(machine.lockedMemoryLimit)), "
                    + "after raising it \(size(machine.lockedMemoryHardLimit))"
            ]
    }

    /// `unlimited`, or a number of bytes.
    private func size(_ limit: String?) -> String {
        limit.map { text in Int(text).map { ByteCount($0).description } ?? text } ?? "unknown"
    }
}
