/// Where bytes live.
public enum MemoryKind: String, CaseIterable, Sendable {
    /// Ordinary memory of the CPU.
    case host
    /// Memory of an accelerator: the CPU reaches it only through the device.
    case device
}
