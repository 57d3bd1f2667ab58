package import CIBVerbs

/// An open device (`ibv_context`). Everything made on it holds it; it closes when the last of them is gone.
///
/// @unchecked because libibverbs allows its calls from any thread.
public final class Context: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<ibv_context>
    /// The device that is open.
    public let device: Device
    /// What the device can do.
    public let attributes: DeviceAttributes

    /// Opens `device`. The C functions are `ibv_open_device` (null with errno) and `ibv_query_device_ex` (positive
    /// errno).
    public init(opening device: Device) throws(VerbsError) {
        self.device = device
        let name = device.name
        pointer = try nullWithErrno(
            "ibv_open_device", "opening device \(name)",
            hint: { $0 == EACCES || $0 == EPERM ? "look at the rights of /dev/infiniband/uverbs*" : nil },
            ibv_open_device(device.pointer))
        var raw = ibv_device_attr_ex()
        let code = ibv_query_device_ex(pointer, nil, &raw)
        attributes = DeviceAttributes(raw)
        // All properties are set, so that throwing runs deinit, which closes.
        try positiveErrno("ibv_query_device_ex", "asking device \(name) for its limits", code)
        try makeNonBlocking(pointer.pointee.async_fd, "opening device \(name)")
    }

    deinit { mustSucceed("ibv_close_device", ibv_close_device(pointer)) }

    /// How many completion vectors (interrupts to choose from) the device has.
    public var completionVectorCount: Int { Int(pointer.pointee.num_comp_vectors) }

    /// All ports of the device.
    public func ports() throws(VerbsError) -> [Port] {
        var ports: [Port] = []
        for number in 0..<attributes.portCount { ports.append(try port(number + 1)) }
        return ports
    }

    /// The port with this number, as it is now; see `Port`.
    public func port(_ number: Int) throws(VerbsError) -> Port { try Port(number, of: self) }
}
