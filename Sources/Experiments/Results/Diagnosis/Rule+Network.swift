extension Rule {
    /// How ports of RDMA devices are set up.
    static let network = [port, mtu, address]

    private static let port = Rule("rdma-port", why: "nothing goes through a port whose link is down") { site in
        let devices = site.machine.rdmaDevices
        guard !devices.isEmpty else { return [noDevice] }
        return devices.flatMap { device -> [Outcome] in
            if let problem = device.problem {
                return [.unknown("the device cannot be asked: \(problem)", of: device.name, remedy: "ibv_devinfo -v")]
            }
            guard !device.ports.contains(where: \.isActive) else { return [.fine("active", of: device.name)] }
            let states = device.ports.map { "port \($0.number) is \($0.state)" }.joined(separator: ", ")
            return [
                .serious(
                    states.isEmpty ? "it has no port" : states, of: device.name,
                    remedy: "rdma link shows its network interface: ip link set dev INTERFACE up; on InfiniBand see "
                        + "that a subnet manager runs (sminfo)")
            ]
        }
    }

    private static let mtu = Rule(
        "mtu", why: "smaller packets are more packets: headers and work per packet lower the rate of long messages"
    ) { site in
        activePorts(site) { device, port in
            let seen = "\(port.mtuBytes) of \(port.largestMtuBytes) bytes"
            guard port.mtuBytes < port.largestMtuBytes else { return .fine(seen, of: subject(device, port)) }
            let interface = port.addresses.lazy.compactMap(\.networkInterface).first ?? "INTERFACE"
            // The kernel takes 96 bytes for headers off an interface's MTU (iboe_get_mtu); 4200 for a payload of 4096 is
            // what vendors' manuals give.
            let remedy =
                port.isEthernet
                ? "sudo ip link set dev \(interface) mtu \(port.largestMtuBytes + 104), and as much on the switch and "
                    + "the other hosts"
                : "let the subnet manager give the partition a larger one: mtu=5 in partitions.conf is 4096 bytes"
            return .moderate(seen, of: subject(device, port), remedy: remedy)
        }
    }

    private static let address = Rule(
        "gid", why: "only RoCE v2 is routed, and peers find each other most surely by an address that stands for IPv4"
    ) { site in
        activePorts(site) { device, port in
            let subject = subject(device, port)
            guard port.isEthernet else { return .fine("\(port.linkLayer) needs no choice", of: subject) }
            guard let chosen = port.addresses.first(where: { $0.index == port.chosenGidIndex }) else {
                return .serious(
                    "the port has no address", of: subject,
                    remedy: "give its network interface one: sudo ip address add ADDRESS/24 dev INTERFACE")
            }
            let seen = "index \(chosen.index), \(chosen.kind), \(chosen.gid)"
            let isMapped = chosen.gid.hasPrefix("::ffff:")
            guard chosen.kind != "RoCE v2" || !isMapped else { return .fine(seen, of: subject) }
            return .moderate(
                seen, of: subject,
                remedy: "sudo ip address add ADDRESS/24 dev \(chosen.networkInterface ?? "INTERFACE"), or name another "
                    + "with --gid-index")
        }
    }

    private static let noDevice = Outcome.notApplicable("there is no RDMA device here")

    /// What is found of each port that is in use; a device that cannot be asked is unknown.
    private static func activePorts(
        _ site: MeasuringSite, _ look: (RDMADeviceDescription, RDMAPortDescription) -> Outcome
    ) -> [Outcome] {
        let devices = site.machine.rdmaDevices
        let outcomes = devices.flatMap { device -> [Outcome] in
            guard device.problem == nil else { return [.unknown("the device cannot be asked", of: device.name)] }
            return device.ports.filter(\.isActive).map { look(device, $0) }
        }
        guard outcomes.isEmpty else { return outcomes }
        return [devices.isEmpty ? noDevice : .notApplicable("no port of an RDMA device is active")]
    }

    private static func subject(_ device: RDMADeviceDescription, _ port: RDMAPortDescription) -> String {
        "\(device.name) port \(port.number)"
    }
}

extension RDMAPortDescription {
    fileprivate var isActive: Bool { state == "active" }
    fileprivate var isEthernet: Bool { linkLayer == "Ethernet" }
}
