internal import CIBVerbs

/// A port of a device, as it was when it was asked (`ibv_port_attr`).
public struct Port: Sendable {
    /// How far its link is (`ibv_port_state`).
    public enum State: String, Sendable {
        case noChange, down, initializing, armed, active, activeDeferred, unknown
    }

    /// What lies under the transport (`IBV_LINK_LAYER_*`).
    public enum LinkLayer: String, Sendable {
        case unspecified, infiniBand, ethernet
    }

    /// Its device.
    public let context: Context
    /// Its number, from 1.
    public let number: Int
    /// How far its link is.
    public let state: State
    /// The largest MTU that it is set to now; no path through it can have a larger one.
    public let activeMTU: PathMTU
    /// The largest MTU that it could have.
    public let maximumMTU: PathMTU
    /// What lies under the transport.
    public let linkLayer: LinkLayer
    /// Its link's nominal rate.
    public let linkRate: LinkRate
    /// Its local identifier; 0 on Ethernet.
    public let localIdentifier: UInt16
    /// Entries of its GID table.
    public let gidCount: Int
    /// Bytes of the longest message.
    public let maximumMessageSize: Int

    /// The C function is `ibv_query_port`: positive errno.
    ///
    /// - Throws: `.notFound` where the device has no such port.
    public init(_ number: Int, of context: Context) throws(VerbsError) {
        let ports = context.attributes.portCount
        let name = context.device.name
        guard (1...max(1, ports)).contains(number), ports > 0 else {
            throw VerbsError(
                .notFound, during: "looking at port \(number) of \(name)", cause: "there is no such port",
                hint: "ports are numbered from 1 and \(name) has \(ports)")
        }
        var raw = ibv_port_attr()
        try positiveErrno(
            "ibv_query_port", "looking at port \(number) of \(name)",
            cibv_query_port(context.pointer, UInt8(number), &raw))
        self.context = context
        self.number = number
        state = State(raw.state)
        activeMTU = PathMTU(encoded: raw.active_mtu) ?? .bytes256
        maximumMTU = PathMTU(encoded: raw.max_mtu) ?? .bytes256
        linkLayer =
            switch Int(raw.link_layer) {
            case IBV_LINK_LAYER_INFINIBAND: .infiniBand
            case IBV_LINK_LAYER_ETHERNET: .ethernet
            default: .unspecified
            }
        linkRate = LinkRate(widthCode: raw.active_width, speedCode: UInt16(raw.active_speed))
        localIdentifier = raw.lid
        gidCount = Int(raw.gid_tbl_len)
        maximumMessageSize = Int(raw.max_msg_sz)
    }

    /// Refuses a port that carries nothing.
    public func requireActive() throws(VerbsError) {
        guard state != .active else { return }
        let name = context.device.name
        throw VerbsError(
            .unreachable, during: "using port \(number) of \(name)", cause: "its link is \(state.rawValue)",
            hint: linkLayer == .ethernet
                ? "bring its network interface up" : "look at the cable and at the subnet manager")
    }
}

extension Port.State {
    init(_ state: ibv_port_state) {
        self =
            switch state {
            case IBV_PORT_NOP: .noChange
            case IBV_PORT_DOWN: .down
            case IBV_PORT_INIT: .initializing
            case IBV_PORT_ARMED: .armed
            case IBV_PORT_ACTIVE: .active
            case IBV_PORT_ACTIVE_DEFER: .activeDeferred
            default: .unknown
            }
    }
}
