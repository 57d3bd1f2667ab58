extension MeasuringSite {
    /// A device on a bus whose bytes are measured: an RDMA card, a GPU or another accelerator.
    struct DataDevice: Hashable {
        /// What it is called in a finding: `mlx5_0 (0000:17:00.0)`.
        let name: String
        /// Whether it is a GPU or another accelerator.
        let isAccelerator: Bool
        /// The NUMA node that it hangs on.
        let node: Int?
        /// What its bus says of it; nothing where the bus could not be read.
        let peripheral: MachineDescription.PeripheralDevice?
    }

    /// All of them, network cards first.
    var dataDevices: [DataDevice] {
        let cards = machine.rdmaDevices.filter { $0.softwareOn == nil }.map { card in
            device(card.name, at: card.pciAddress, isAccelerator: false, node: card.node)
        }
        let gpus = machine.gpus.map { gpu in
            device(gpu.systemNames.first ?? "GPU", at: gpu.pciAddress, isAccelerator: true, node: gpu.node)
        }
        let known = Set(machine.gpus.map(\.pciAddress))
        let others = machine.peripheralDevices.filter { Self.isAccelerator($0) && !known.contains($0.address) }
        return cards + gpus
            + others.map { device("accelerator", at: $0.address, isAccelerator: true, node: $0.node) }
    }

    /// PCI base classes 0b (coprocessor) and 12 (processing accelerator), and 0302, a display controller without a
    /// screen. A plain screen moves nothing that is measured.
    private static func isAccelerator(_ device: MachineDescription.PeripheralDevice) -> Bool {
        ["0x0b", "0x12", "0x0302"].contains { device.classCode.hasPrefix($0) }
    }

    private func device(_ name: String, at address: String?, isAccelerator: Bool, node: Int?) -> DataDevice {
        let peripheral = machine.peripheralDevices.first { $0.address == address }
        return DataDevice(
            name: address.map { "\(name) (\($0))" } ?? name, isAccelerator: isAccelerator,
            node: node ?? peripheral?.node, peripheral: peripheral)
    }
}
