/// How a machine is set up, as far as measurements feel it. What the kernel does not say is absent.
public struct MachineConditions: Codable, Hashable, Sendable {
    /// Huge pages that an administrator has set aside, of the default size.
    public struct HugePages: Codable, Hashable, Sendable {
        /// Bytes of one.
        public var bytes: Int
        /// How many there are.
        public var total: Int
        /// How many nobody has taken.
        public var free: Int

        /// Huge pages; see the properties.
        public init(bytes: Int, total: Int, free: Int) {
            self.bytes = bytes
            self.total = total
            self.free = free
        }
    }

    /// How the processors' clocks are governed: each way that one of them has, once, sorted.
    public var governors: [String] = []
    /// Whether a processor may raise its clock above the nominal one.
    @NullEncoded public var boostsClock: Bool?
    /// What the kernel reads the time from: `tsc`.
    @NullEncoded public var clockSource: String?
    /// What it could read the time from.
    public var clockSources: [String] = []
    /// Tasks that ran or wanted to, averaged over the last minute.
    @NullEncoded public var loadAverage: Double?
    /// Whether this is a virtual machine.
    @NullEncoded public var isVirtual: Bool?
    /// Who made the machine and what it is called, by its firmware: `QEMU Standard PC`.
    @NullEncoded public var product: String?
    /// Huge pages set aside.
    @NullEncoded public var hugePages: HugePages?
    /// Whether the kernel moves pages between NUMA nodes unasked.
    @NullEncoded public var migratesPages: Bool?
    /// Whether this process may lock memory beyond the limit. (`CAP_IPC_LOCK`)
    @NullEncoded public var locksBeyondLimit: Bool?
    /// Processors that this process may run on, as the kernel lists them: `0-3,8`.
    @NullEncoded public var allowedProcessors: String?
    /// IOMMUs that the kernel uses.
    @NullEncoded public var iommus: Int?
    /// The PCI bridges above devices that move or hold data.
    public var bridges: [PCIBridge] = []

    /// Conditions of which nothing is known.
    public init() {}
}
