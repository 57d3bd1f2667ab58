internal import CHWLOC
internal import Glibc

/// Walks the objects of hwloc; they live as long as it does.
final class TopologyReader {
    /// Kinds of objects that are counted.
    enum Kind {
        case package, core, processor

        fileprivate var type: hwloc_obj_type_t {
            switch self {
            case .package: HWLOC_OBJ_PACKAGE
            case .core: HWLOC_OBJ_CORE
            case .processor: HWLOC_OBJ_PU
            }
        }
    }

    private typealias Object = UnsafeMutablePointer<hwloc_obj>

    /// Null until it is made, so that a failure before that frees nothing.
    private var topology: hwloc_topology_t?

    /// The objects of the machine described by `xml`, or of this one. The C functions are `hwloc_topology_init`,
    /// `hwloc_topology_set_io_types_filter`, `hwloc_topology_set_flags`, `hwloc_topology_set_xmlbuffer` and
    /// `hwloc_topology_load`: -1 with errno.
    init(xml: String? = nil) throws(TopologyError) {
        try Self.check("hwloc_topology_init", hwloc_topology_init(&topology))
        try Self.check(
            "hwloc_topology_set_io_types_filter",
            hwloc_topology_set_io_types_filter(topology, HWLOC_TYPE_FILTER_KEEP_IMPORTANT))
        if let xml {
            let result = xml.withCString { hwloc_topology_set_xmlbuffer(topology, $0, Int32(strlen($0)) + 1) }
            try Self.check("hwloc_topology_set_xmlbuffer", result)
        } else {
            // A process kept to some nodes still wants to know where the devices of the others are.
            let flags = UInt(HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED.rawValue)
            try Self.check("hwloc_topology_set_flags", hwloc_topology_set_flags(topology, flags))
        }
        try Self.check("hwloc_topology_load", hwloc_topology_load(topology))
    }

    deinit { if let topology { hwloc_topology_destroy(topology) } }

    private static func check(_ function: String, _ result: Int32) throws(TopologyError) {
        if result != 0 { throw TopologyError(function: function, errno: errno) }
    }

    /// How many there are.
    func count(of kind: Kind) -> Int { max(0, Int(hwloc_get_nbobjs_by_type(topology, kind.type))) }

    /// The NUMA nodes, in the order of their numbers.
    func nodes() -> [NUMANode] {
        objects(HWLOC_OBJ_NUMANODE).map { node in
            NUMANode(
                number: Int(node.pointee.os_index), processors: Self.members(of: node.pointee.cpuset),
                memoryBytes: chwloc_node_memory(node))
        }.sorted { $0.number < $1.number }
    }

    /// The RDMA devices on PCI buses.
    func rdmaDevices() -> [RDMADevicePlace] {
        objects(HWLOC_OBJ_OS_DEVICE).compactMap { device in
            guard chwloc_system_device_type(device) == HWLOC_OBJ_OSDEV_OPENFABRICS,
                let name = device.pointee.name, let card = peripheral(of: device)
            else { return nil }
            return RDMADevicePlace(name: String(cString: name), place: place(of: card))
        }
    }

    /// The GPUs.
    func gpus() -> [GPU] {
        let named = objects(HWLOC_OBJ_OS_DEVICE).filter {
            [HWLOC_OBJ_OSDEV_GPU, HWLOC_OBJ_OSDEV_COPROC].contains(chwloc_system_device_type($0))
        }
        return objects(HWLOC_OBJ_PCI_DEVICE).compactMap { card in
            let attributes = chwloc_pci_attributes(card)
            guard GPU.matches(classCode: attributes.class_id, vendor: attributes.vendor_id) else { return nil }
            let own = named.filter { peripheral(of: $0) == card }
            let model = own.lazy.compactMap { Self.text("GPUModel", of: $0) }.first ?? Self.text("PCIDevice", of: card)
            return GPU(
                place: place(of: card), model: model,
                systemNames: own.compactMap { $0.pointee.name.map { String(cString: $0) } })
        }
    }

    /// All objects of a type.
    private func objects(_ type: hwloc_obj_type_t) -> [Object] {
        let count = max(0, hwloc_get_nbobjs_by_type(topology, type))
        return (0..<UInt32(count)).compactMap { hwloc_get_obj_by_type(topology, type, $0) }
    }

    /// The PCI device that the system's device stands for.
    private func peripheral(of device: Object) -> Object? {
        sequence(first: device, next: \.pointee.parent).first { $0.pointee.type == HWLOC_OBJ_PCI_DEVICE }
    }

    private func place(of card: Object) -> PCIPlace {
        var hostBridge: UInt64?
        var bridges: [UInt64] = []
        for object in sequence(first: card, next: \.pointee.parent) where object.pointee.type == HWLOC_OBJ_BRIDGE {
            if chwloc_is_host_bridge(object) == 0 {
                bridges.append(object.pointee.gp_index)
            } else {
                hostBridge = object.pointee.gp_index
            }
        }
        // What is not known to hang nearer hangs on the machine as a whole.
        let nodes = Self.members(of: hwloc_get_non_io_ancestor_obj(topology, card)?.pointee.nodeset)
        let isKnown = nodes.count == 1 || nodes.count < objects(HWLOC_OBJ_NUMANODE).count
        return PCIPlace(
            address: Self.address(chwloc_pci_attributes(card)), hostBridge: hostBridge, bridges: bridges.reversed(),
            nodes: isKnown ? nodes : [])
    }

    private static func address(_ card: hwloc_pcidev_attr_s) -> String {
        func digits(_ number: some BinaryInteger, _ width: Int) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(card.domain, 4)):\(digits(card.bus, 2)):\(digits(card.dev, 2)).\(digits(card.func, 1))"
    }

    private static func members(of set: hwloc_bitmap_t?) -> [Int] {
        guard let set else { return [] }
        var members: [Int] = []
        var next = hwloc_bitmap_first(set)
        while next >= 0 {
            members.append(Int(next))
            next = hwloc_bitmap_next(set, next)
        }
        return members
    }

    private static func text(_ name: String, of object: Object) -> String? {
        hwloc_obj_get_info_by_name(object, name).map { String(cString: $0) }
    }
}
