/// Memory and the processors next to it (`HWLOC_OBJ_NUMANODE`).
public struct NUMANode: Hashable, Sendable {
    /// The system's number of it.
    public let number: Int
    /// The system's numbers of its processors (hardware threads).
    public let processors: [Int]
    /// Its memory, in bytes.
    public let memoryBytes: UInt64
}
