/// A GPU, or another accelerator with memory of its own.
public struct GPU: Hashable, Sendable {
    /// Where it hangs.
    public let place: PCIPlace
    /// What it is called, as far as a driver or the list of PCI numbers tells.
    public let model: String?
    /// What the system and its libraries call it: `card1`, `nvml0`, `cuda0`.
    public let systemNames: [String]

    /// Makers whose display controllers compute. The others draw the console of a server or of a virtual machine.
    private static let makers: Set<UInt16> = [
        0x10de,  // NVIDIA
        0x1002,  // AMD
        0x8086,  // Intel
    ]

    /// Whether a PCI device of this class and vendor is one.
    ///
    /// Class codes: 03xx display controller, 0302 one without a screen, 0b40 coprocessor, 12xx processing accelerator
    /// (PCI Code and ID Assignment Specification).
    public static func matches(classCode: UInt16, vendor: UInt16) -> Bool {
        switch (classCode >> 8, classCode) {
        case (_, 0x0302), (_, 0x0b40), (0x12, _): true
        case (0x03, _): makers.contains(vendor)
        default: false
        }
    }
}
