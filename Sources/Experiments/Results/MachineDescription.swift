/// The machine that rank 0 runs on, as its kernel describes it. What the kernel does not say is absent.
public struct MachineDescription: Codable, Hashable, Sendable {
    /// A NUMA node.
    public struct Node: Codable, Hashable, Sendable {
        /// Its number.
        public var number: Int
        /// Its processors as the kernel lists them: `0-15,32-47`.
        @NullEncoded public var cpuList: String?
        /// Its memory, in bytes.
        @NullEncoded public var memoryBytes: Int?

        /// A node; see the properties.
        public init(number: Int, cpuList: String?, memoryBytes: Int?) {
            self.number = number
            self.cpuList = cpuList
            self.memoryBytes = memoryBytes
        }
    }

    /// A device on a PCI bus that moves or holds data: network, display or accelerator.
    public struct PeripheralDevice: Codable, Hashable, Sendable {
        /// Domain, bus, slot and function: `0000:17:00.0`.
        public var address: String
        /// The class code: `0x020000` is Ethernet, `0x020700` InfiniBand, `0x030200` a GPU without a screen.
        public var classCode: String
        /// The vendor's number: `0x15b3`.
        @NullEncoded public var vendor: String?
        /// The vendor's number of the device.
        @NullEncoded public var device: String?
        /// The driver that holds it.
        @NullEncoded public var driver: String?
        /// The NUMA node that it hangs on.
        @NullEncoded public var node: Int?
        /// Its link's rate: `32.0 GT/s PCIe`.
        @NullEncoded public var linkSpeed: String?
        /// Its link's lanes.
        @NullEncoded public var linkWidth: Int?
        /// The highest rate that its link could have.
        @NullEncoded public var largestLinkSpeed: String?
        /// The most lanes that its link could have.
        @NullEncoded public var largestLinkWidth: Int?
        /// How the IOMMU treats it: `identity` lets addresses through, `DMA` and `DMA-FQ` translate them.
        @NullEncoded public var iommuDomain: String?
        /// Addresses of the bridges above it, from the root down.
        @NullEncoded public var bridges: [String]?

        /// A device of which nothing else is known.
        public init(address: String, classCode: String) {
            self.address = address
            self.classCode = classCode
        }
    }

    /// Its name.
    @NullEncoded public var hostName: String?
    /// The kernel's release and build.
    @NullEncoded public var kernel: String?
    /// The processor's name.
    @NullEncoded public var cpuModel: String?
    /// Processors that the kernel runs.
    @NullEncoded public var processors: Int?
    /// Processor packages (sockets).
    @NullEncoded public var packages: Int?
    /// Processor cores.
    @NullEncoded public var cores: Int?
    /// How the first processor's clock is governed.
    @NullEncoded public var governor: String?
    /// Memory that the kernel has, in bytes.
    @NullEncoded public var memoryBytes: Int?
    /// How much memory a process may lock: a number of bytes, or `unlimited`. (`RLIMIT_MEMLOCK`, soft)
    @NullEncoded public var lockedMemoryLimit: String?
    /// How far a process may raise that limit by itself: a number of bytes, or `unlimited`. (hard)
    @NullEncoded public var lockedMemoryHardLimit: String?
    /// When the kernel gives huge pages unasked: `always`, `madvise` or `never`.
    @NullEncoded public var transparentHugePages: String?
    /// Its NUMA nodes.
    public var nodes: [Node] = []
    /// Its network, display and accelerator devices.
    public var peripheralDevices: [PeripheralDevice] = []
    /// How it is set up, as far as measurements feel it; absent where nobody looked.
    @NullEncoded public var conditions: MachineConditions?
    /// Its RDMA devices; `/proc` and `/sys` alone do not tell.
    public var rdmaDevices: [RDMADeviceDescription] = []
    /// Its GPUs; `/proc` and `/sys` alone do not tell.
    public var gpus: [GPUDescription] = []

    /// A machine of which nothing is known.
    public init() {}
}
