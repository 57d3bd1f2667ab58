internal import CIBVerbs

/// The array of `ibv_get_device_list`: its devices may be named and opened as long as it lives.
///
/// @unchecked because nothing in it changes.
final class DeviceList: @unchecked Sendable {
    let devices: UnsafeMutablePointer<UnsafeMutablePointer<ibv_device>?>
    let count: Int

    /// The C function is `ibv_get_device_list`: null with errno.
    init() throws(VerbsError) {
        var count: Int32 = 0
        devices = try nullWithErrno(
            "ibv_get_device_list", "listing RDMA devices",
            hint: { $0 == ENOSYS ? "the kernel has no RDMA support: load ib_uverbs and the device's driver" : nil },
            ibv_get_device_list(&count))
        self.count = Int(count)
    }

    deinit { ibv_free_device_list(devices) }
}
