/// What a machine is made of, and where its RDMA devices and GPUs hang. Read once; a value afterwards.
///
/// All of the machine is seen, also what this process may not use.
public struct Topology: Hashable, Sendable {
    /// The NUMA nodes, in the order of their numbers.
    public let nodes: [NUMANode]
    /// Processor packages (sockets).
    public let packageCount: Int
    /// Processor cores.
    public let coreCount: Int
    /// Processors (hardware threads).
    public let processorCount: Int
    /// The RDMA devices on PCI buses. A software device hangs on none and is not among them.
    public let rdmaDevices: [RDMADevicePlace]
    /// The GPUs.
    public let gpus: [GPU]

    /// The machine that this process runs on. The C function is `hwloc_topology_load`: -1 with errno.
    public static func ofThisMachine() throws(TopologyError) -> Topology { try thisMachine.get() }

    private static let thisMachine = Result { () throws(TopologyError) in
        Topology(try TopologyReader())
    }

    /// The machine that `xml` describes, as `lstopo --of xml` writes it. The C function is
    /// `hwloc_topology_set_xmlbuffer`: -1 with errno.
    public init(xml: String) throws(TopologyError) { self.init(try TopologyReader(xml: xml)) }

    private init(_ reader: TopologyReader) {
        nodes = reader.nodes()
        packageCount = reader.count(of: .package)
        coreCount = reader.count(of: .core)
        processorCount = reader.count(of: .processor)
        rdmaDevices = reader.rdmaDevices()
        gpus = reader.gpus()
    }

    /// Where the RDMA device of that name hangs, or nothing where it is software.
    public func place(ofRDMADevice name: String) -> PCIPlace? { rdmaDevices.first { $0.name == name }?.place }

    /// How far a GPU is from the RDMA device of that name, or nothing where that is software.
    public func distance(fromRDMADevice name: String, to gpu: GPU) -> TopologyDistance? {
        place(ofRDMADevice: name)?.distance(to: gpu.place)
    }
}
