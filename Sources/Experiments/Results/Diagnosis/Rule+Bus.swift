extension Rule {
    /// How devices reach memory and each other.
    static let bus = [link, iommu, accessControl]

    private static let link = Rule(
        "pci-link", why: "a link below what the card can do bounds the bandwidth, whatever the network"
    ) { site in
        each(site) { device, peripheral in
            guard let width = peripheral.linkWidth, let widest = peripheral.largestLinkWidth,
                let speed = peripheral.linkSpeed.flatMap(rate), let fastest = peripheral.largestLinkSpeed.flatMap(rate)
            else { return .unknown("the kernel does not say how its PCIe link runs", of: device.name) }
            let seen =
                "x\(width) of x\(widest), \(Magnitude.digits(speed)) of \(Magnitude.digits(fastest)) GT/s"
            let reseat = "seat the card in a slot with all its lanes; lspci -vv -s \(peripheral.address) shows LnkSta"
            if width < widest { return .serious(seen, of: device.name, remedy: reseat) }
            guard speed < fastest else { return .fine(seen, of: device.name) }
            return device.isAccelerator
                ? .moderate(
                    seen, of: device.name,
                    remedy: "an idle GPU lowers its rate: look again while it works, or sudo nvidia-smi -pm 1; if it "
                        + "stays low: \(reseat)")
                : .serious(seen, of: device.name, remedy: reseat)
        }
    }

    private static let iommu = Rule(
        "iommu", why: "translating the addresses of each transfer costs time, and a miss in its cache costs much more"
    ) { site in
        each(site) { device, peripheral in
            switch (peripheral.iommuDomain, site.conditions.iommus) {
            case ("identity"?, _): return .fine("lets its addresses through", of: device.name)
            case (let domain?, _):
                return .moderate(
                    "translates its addresses (domain type \(domain))", of: device.name,
                    remedy: "add iommu=pt to GRUB_CMDLINE_LINUX in /etc/default/grub, sudo update-grub, reboot")
            case (nil, 0?): return .fine("none in use", of: device.name)
            case (nil, _): return .unknown("the kernel does not say how it treats the device", of: device.name)
            }
        }
    }

    private static let accessControl = Rule(
        "acs", why: "redirection sends what devices write to each other up to the root and back: slow, or refused"
    ) { site in
        let devices = site.dataDevices
        guard devices.count > 1, devices.contains(where: \.isAccelerator) else {
            return [.notApplicable("there are no two devices here that could write to each other")]
        }
        let addresses = devices.flatMap { $0.peripheral?.bridges ?? [] }
        let unclear = devices.filter { $0.peripheral?.bridges == nil }.map { device in
            Outcome.unknown("the kernel does not say which bridges are above it", of: device.name)
        }
        let bridges = Set(addresses).sorted().map { address -> Outcome in
            let subject = "bridge \(address)"
            switch site.conditions.bridges.first(where: { $0.address == address })?.redirectsPeers {
            case nil:
                return .unknown(
                    "its registers are for root to read", of: subject, remedy: "sudo rdmark doctor")
            case false?: return .fine("does not redirect", of: subject)
            case true?:
                return .serious(
                    "redirects what its devices write to each other", of: subject,
                    remedy: "sudo setpci -s \(address) ECAP_ACS+6.w=0000, after each boot, or turn ACS off in the "
                        + "firmware's set-up (virtual machines lose their isolation)")
            }
        }
        let outcomes = bridges + unclear
        return outcomes.isEmpty ? [.fine("no bridge is above the devices")] : outcomes
    }

    /// What is found of each device whose bytes are measured; one that its bus says nothing of is unknown.
    private static func each(
        _ site: MeasuringSite,
        _ look: (MeasuringSite.DataDevice, MachineDescription.PeripheralDevice) -> Outcome
    ) -> [Outcome] {
        let devices = site.dataDevices
        guard !devices.isEmpty else { return [noDataDevice] }
        return devices.map { device in
            device.peripheral.map { look(device, $0) } ?? .unknown("its bus says nothing of it", of: device.name)
        }
    }

    /// The number in `32.0 GT/s PCIe`.
    private static func rate(_ text: String) -> Double? { text.split(separator: " ").first.flatMap { Double($0) } }
}
