/// A GPU, or another accelerator with memory of its own.
public struct GPUDescription: Codable, Hashable, Sendable {
    /// Domain, bus, slot and function: `0000:3b:00.0`.
    public var pciAddress: String
    /// What it is called.
    @NullEncoded public var model: String?
    /// What the system and its libraries call it: `card1`, `cuda0`.
    public var systemNames: [String]
    /// The NUMA node that it hangs on.
    @NullEncoded public var node: Int?

    /// A GPU; see the properties.
    public init(pciAddress: String, model: String? = nil, systemNames: [String] = [], node: Int? = nil) {
        self.pciAddress = pciAddress
        self.model = model
        self.systemNames = systemNames
        self.node = node
    }
}
