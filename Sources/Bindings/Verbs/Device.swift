internal import CIBVerbs

/// An RDMA device of this host (`ibv_device`).
public struct Device: Sendable {
    /// What it is (`ibv_node_type`).
    public enum NodeType: String, Sendable {
        case channelAdapter, networkSwitch, router, iWARPAdapter, usNIC, usNICOverUDP, unspecified, unknown
    }

    /// Which network protocol family it speaks (`ibv_transport_type`). RoCE devices are `.infiniBand`: the difference is
    /// their ports' link layer.
    public enum Transport: String, Sendable {
        case infiniBand, iWARP, usNIC, usNICOverUDP, unspecified, unknown
    }

    private let list: DeviceList
    private let index: Int

    private init(list: DeviceList, index: Int) {
        self.list = list
        self.index = index
    }

    /// All devices of this host, in the library's order; none where there are none.
    ///
    /// The C function is `ibv_get_device_list`: null with errno. A kernel without any RDMA support has no devices.
    public static func all() throws(VerbsError) -> [Device] {
        let list: DeviceList
        do {
            list = try DeviceList()
        } catch  where error.errno == ENOSYS {
            return []
        }
        return (0..<list.count).map { Device(list: list, index: $0) }
    }

    /// The device called `name`.
    ///
    /// - Throws: `.notFound` with the names that there are.
    public static func named(_ name: String) throws(VerbsError) -> Device {
        let devices = try all()
        if let device = devices.first(where: { $0.name == name }) { return device }
        let names = devices.map(\.name).joined(separator: ", ")
        throw VerbsError(
            .notFound, during: "looking for an RDMA device", cause: "there is no device \(name)",
            hint: devices.isEmpty ? "this host has none at all" : "this host has \(names)")
    }

    /// The C object; lives as long as `self`.
    var pointer: UnsafeMutablePointer<ibv_device> {
        guard let pointer = list.devices[index] else { fatalError("ibv_get_device_list returned a short array") }
        return pointer
    }

    /// Its name: `mlx5_0`. The C function is `ibv_get_device_name`.
    public var name: String { String(cString: ibv_get_device_name(pointer)) }

    /// Its globally unique identifier, in the machine's byte order. The C function is `ibv_get_device_guid`.
    public var guid: UInt64 { cibv_device_guid(pointer) }

    /// What it is.
    public var nodeType: NodeType {
        switch pointer.pointee.node_type {
        case IBV_NODE_CA: .channelAdapter
        case IBV_NODE_SWITCH: .networkSwitch
        case IBV_NODE_ROUTER: .router
        case IBV_NODE_RNIC: .iWARPAdapter
        case IBV_NODE_USNIC: .usNIC
        case IBV_NODE_USNIC_UDP: .usNICOverUDP
        case IBV_NODE_UNSPECIFIED: .unspecified
        default: .unknown
        }
    }

    /// Which network protocol family it speaks.
    public var transport: Transport {
        switch pointer.pointee.transport_type {
        case IBV_TRANSPORT_IB: .infiniBand
        case IBV_TRANSPORT_IWARP: .iWARP
        case IBV_TRANSPORT_USNIC: .usNIC
        case IBV_TRANSPORT_USNIC_UDP: .usNICOverUDP
        case IBV_TRANSPORT_UNSPECIFIED: .unspecified
        default: .unknown
        }
    }

    /// What the kernel's files say about it.
    public var files: DeviceFiles { DeviceFiles(folder: String(cString: cibv_device_path(pointer))) }

    /// Opens the device. The C function is `ibv_open_device`: null with errno.
    public func open() throws(VerbsError) -> Context { try Context(opening: self) }
}
