import Results
import Topology
import Verbs

/// Finds out what verbs and the topology add to what the kernel's files tell about this machine.
///
/// What cannot be found out is left out: a machine without RDMA support is described like any other.
enum MachineInspection {
    /// This machine, as it is now.
    static func machine() -> MachineDescription {
        var machine = MachineDescription.read()
        let topology = try? Topology.ofThisMachine()
        if let topology {
            machine.packages = topology.packageCount
            machine.cores = topology.coreCount
            machine.gpus = topology.gpus.map { gpu in
                GPUDescription(
                    pciAddress: gpu.place.address, model: gpu.model, systemNames: gpu.systemNames,
                    node: gpu.place.nodes.first)
            }
        }
        let devices = (try? Device.all()) ?? []
        machine.rdmaDevices = devices.map { describe($0, topology) }
        return machine
    }

    private static func describe(_ device: Device, _ topology: Topology?) -> RDMADeviceDescription {
        let files = device.files
        var description = RDMADeviceDescription(name: device.name)
        description.driver = files.driver
        description.softwareOn = files.softwareParent
        if files.softwareParent == nil {
            description.pciAddress = files.pciAddress
            description.node = files.numaNode
            for gpu in topology?.gpus ?? [] {
                let distance = topology?.distance(fromRDMADevice: device.name, to: gpu)
                description.gpuDistances[gpu.place.address] = distance?.rawValue
            }
        }
        do throws(VerbsError) {
            let context = try device.open()
            let attributes = context.attributes
            description.provider = context.provider
            description.firmware = attributes.firmware.isEmpty ? nil : attributes.firmware
            description.limits = RDMADeviceDescription.Limits(attributes)
            description.limits?.inlineBytes = try? context.inlineLimit()
            for port in try context.ports() { description.ports.append(try RDMAPortDescription(port)) }
        } catch {
            description.problem = error.description
        }
        return description
    }
}

extension RDMADeviceDescription.Limits {
    fileprivate init(_ attributes: DeviceAttributes) {
        let operations: [(OnDemandPaging.Operations, String)] = [
            (.send, "send"), (.receive, "receive"), (.write, "write"), (.read, "read"), (.atomic, "atomic"),
            (.sharedReceive, "shared receive"),
        ]
        let paging = attributes.onDemandPaging
        self.init(
            queuePairs: attributes.maximumQueuePairs, queueDepth: attributes.maximumQueueDepth,
            segments: attributes.maximumSegments, readSegments: attributes.maximumReadSegments,
            readsOutstanding: attributes.maximumInitiatedReads, readsAnswered: attributes.maximumAnsweredReads,
            onDemandPaging: operations.filter { paging.isOffered && paging.reliable.contains($0.0) }.map(\.1))
    }
}

extension RDMAPortDescription {
    fileprivate init(_ port: Port) throws(VerbsError) {
        let layers: [Port.LinkLayer: String] = [.ethernet: "Ethernet", .infiniBand: "InfiniBand"]
        self.init(
            number: port.number, state: port.state.rawValue, linkLayer: layers[port.linkLayer] ?? "unknown link",
            megabitsPerSecond: port.linkRate.megabitsPerSecond, lanes: port.linkRate.lanes,
            mtuBytes: port.activeMTU.bytes, largestMtuBytes: port.maximumMTU.bytes,
            messageBytes: port.maximumMessageSize)
        let entries = try port.gids()
        addresses = entries.map { entry in
            Address(
                index: entry.index, gid: entry.gid.description, kind: entry.kind.rawValue,
                networkInterface: entry.networkInterface)
        }
        chosenGidIndex = Port.preferred(among: entries, on: port.linkLayer)?.index
    }
}
