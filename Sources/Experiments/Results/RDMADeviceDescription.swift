/// An RDMA device of a machine, as its kernel, its provider and the topology describe it.
public struct RDMADeviceDescription: Codable, Hashable, Sendable {
    /// How much of everything the device has.
    public struct Limits: Codable, Hashable, Sendable {
        /// Queue pairs. (`max_qp`)
        public var queuePairs: Int
        /// Requests in one queue. (`max_qp_wr`)
        public var queueDepth: Int
        /// Segments in one request. (`max_sge`)
        public var segments: Int
        /// Segments in one read request. (`max_sge_rd`)
        public var readSegments: Int
        /// Reads and atomic operations that one queue pair can have outstanding. (`max_qp_init_rd_atom`)
        public var readsOutstanding: Int
        /// Reads and atomic operations that one queue pair answers at a time. (`max_qp_rd_atom`)
        public var readsAnswered: Int
        /// Bytes that a request can carry itself, on a queue pair of one segment.
        @NullEncoded public var inlineBytes: Int?
        /// What reliable connections may do with memory that is paged in on demand; empty without on-demand paging.
        public var onDemandPaging: [String]

        /// Limits; see the properties.
        public init(
            queuePairs: Int, queueDepth: Int, segments: Int, readSegments: Int, readsOutstanding: Int,
            readsAnswered: Int, inlineBytes: Int? = nil, onDemandPaging: [String] = []
        ) {
            self.queuePairs = queuePairs
            self.queueDepth = queueDepth
            self.segments = segments
            self.readSegments = readSegments
            self.readsOutstanding = readsOutstanding
            self.readsAnswered = readsAnswered
            self.inlineBytes = inlineBytes
            self.onDemandPaging = onDemandPaging
        }
    }

    /// Its name: `mlx5_0`.
    public var name: String
    /// The kernel's driver: `mlx5_core`.
    @NullEncoded public var driver: String?
    /// The library that drives it from user space: `libmlx5-rdmav34.so`.
    @NullEncoded public var provider: String?
    /// Its firmware's version.
    @NullEncoded public var firmware: String?
    /// The network interface that it is made of, where it is software.
    @NullEncoded public var softwareOn: String?
    /// Domain, bus, slot and function: `0000:3b:00.0`.
    @NullEncoded public var pciAddress: String?
    /// The NUMA node that it hangs on.
    @NullEncoded public var node: Int?
    /// How much of everything it has.
    @NullEncoded public var limits: Limits?
    /// Its ports.
    public var ports: [RDMAPortDescription] = []
    /// How far each GPU is, by the GPU's address, in the words of `nvidia-smi topo -m`; empty where it is software.
    public var gpuDistances: [String: String] = [:]
    /// Why it could not be asked, in one line.
    @NullEncoded public var problem: String?

    /// A device of which nothing but the name is known.
    public init(name: String) { self.name = name }
}
