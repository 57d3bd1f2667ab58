/// The counters that a port's kernel driver keeps, at one moment: evidence of what went through it.
///
/// All ranks of a host, and everybody else on it, share them. Those that this project reads:
///
/// | counter | of | counts |
/// |---|---|---|
/// | `sent_pkts`, `rcvd_pkts` | soft-RoCE | packets, acknowledgements and traffic with itself among them |
/// | `rdma_sends`, `rdma_recvs` | soft-RoCE | sends completed, receives completed; not writes and reads |
/// | `port_xmit_packets`, `port_rcv_packets` | mlx5 and other cards | packets, acknowledgements among them |
/// | `port_xmit_data`, `port_rcv_data` | mlx5 and other cards | bytes with their headers, in words of 4 |
/// | `rx_write_requests`, `rx_read_requests` | mlx5 | requests that peers made of this port |
/// | `duplicate_request`, `out_of_seq_request` or `out_of_sequence` | soft-RoCE, mlx5 | what was lost and sent again |
/// | `send_rnr_err` or `rnr_nak_retry_err` | soft-RoCE, mlx5 | messages that came before a receive was posted |
/// | `retry_exceeded_err` | soft-RoCE | requests given up |
///
/// The kernel reads a card's own counters (`hw_counters`) at most once in `lifespan` milliseconds, by default 10, and
/// hands out what it read last in between: whoever compares must wait so long before the second snapshot.
/// (Linux, `Documentation/ABI/stable/sysfs-class-infiniband`; `drivers/infiniband/sw/rxe/rxe_hw_counters.c`.)
public struct PortCounters: Hashable, Sendable {
    /// The device's name.
    public let device: String
    /// The port's number, from 1.
    public let port: Int
    /// The counters by name.
    public let values: [String: UInt64]
    /// How old a value can be, in milliseconds; 0 where they are always of the moment.
    public let lifespanMilliseconds: UInt64

    /// Counters as they are in `files`, of which `lifespan` is none.
    public init(device: String, port: Int, files: [String: UInt64]) {
        self.device = device
        self.port = port
        values = files.filter { $0.key != "lifespan" }
        lifespanMilliseconds = files["lifespan"] ?? 0
    }

    /// The counters of a port of `device`, now.
    public init(of device: Device, port: Int) {
        self.init(device: device.name, port: port, files: device.files.counters(port: port))
    }

    /// By how much each counter has grown since `earlier`; one that is not in both, or fell because it was reset, is
    /// left out.
    public func growth(since earlier: PortCounters) -> [String: UInt64] {
        var growth: [String: UInt64] = [:]
        for (name, value) in values {
            if let before = earlier.values[name], before <= value { growth[name] = value - before }
        }
        return growth
    }
}
