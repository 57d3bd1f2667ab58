/// An RDMA device in the machine (`HWLOC_OBJ_OSDEV_OPENFABRICS`).
public struct RDMADevicePlace: Hashable, Sendable {
    /// Its name, the same as in verbs: `mlx5_0`.
    public let name: String
    /// Where it hangs.
    public let place: PCIPlace
}
