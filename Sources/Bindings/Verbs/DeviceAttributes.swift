internal import CIBVerbs

/// What a device can do and how much of it (`ibv_device_attr_ex`).
public struct DeviceAttributes: Hashable, Sendable {
    /// Who sees an atomic operation as one step (`ibv_atomic_cap`).
    public enum Atomicity: String, Sendable {
        /// There are no atomic operations.
        case none
        /// Other operations of the same device.
        case device
        /// Everybody, the CPU included.
        case global
    }

    /// The firmware's version; empty where there is none.
    public let firmware: String
    /// The vendor's number, as in PCI.
    public let vendorID: Int
    /// The vendor's number of the part.
    public let partID: Int
    /// Ports, counted from 1.
    public let portCount: Int
    /// Queue pairs.
    public let maximumQueuePairs: Int
    /// Requests in one queue of a queue pair.
    public let maximumQueueDepth: Int
    /// Segments in one request.
    public let maximumSegments: Int
    /// Segments in a read request.
    public let maximumReadSegments: Int
    /// Completion queues.
    public let maximumCompletionQueues: Int
    /// Entries in one completion queue.
    public let maximumCompletionEntries: Int
    /// Memory regions.
    public let maximumMemoryRegions: Int
    /// Bytes of one memory region.
    public let maximumMemoryRegionSize: UInt64
    /// Reads and atomic operations that one queue pair can have outstanding (`max_qp_init_rd_atom`).
    public let maximumInitiatedReads: Int
    /// Reads and atomic operations that one queue pair answers at a time (`max_qp_rd_atom`).
    public let maximumAnsweredReads: Int
    /// Shared receive queues; 0 where there are none.
    public let maximumSharedReceiveQueues: Int
    /// Requests in one shared receive queue.
    public let maximumSharedReceiveDepth: Int
    /// Who sees an atomic operation as one step.
    public let atomicity: Atomicity
    /// Memory that is paged in when the device touches it.
    public let onDemandPaging: OnDemandPaging

    init(_ attributes: ibv_device_attr_ex) {
        let plain = attributes.orig_attr
        firmware = withUnsafePointer(to: attributes) { String(cString: cibv_firmware($0)) }
        vendorID = Int(plain.vendor_id)
        partID = Int(plain.vendor_part_id)
        portCount = Int(plain.phys_port_cnt)
        maximumQueuePairs = Int(plain.max_qp)
        maximumQueueDepth = Int(plain.max_qp_wr)
        maximumSegments = Int(plain.max_sge)
        maximumReadSegments = Int(plain.max_sge_rd)
        maximumCompletionQueues = Int(plain.max_cq)
        maximumCompletionEntries = Int(plain.max_cqe)
        maximumMemoryRegions = Int(plain.max_mr)
        maximumMemoryRegionSize = plain.max_mr_size
        maximumInitiatedReads = Int(plain.max_qp_init_rd_atom)
        maximumAnsweredReads = Int(plain.max_qp_rd_atom)
        maximumSharedReceiveQueues = Int(plain.max_srq)
        maximumSharedReceiveDepth = Int(plain.max_srq_wr)
        atomicity =
            switch plain.atomic_cap {
            case IBV_ATOMIC_HCA: .device
            case IBV_ATOMIC_GLOB: .global
            default: .none
            }
        onDemandPaging = OnDemandPaging(attributes.odp_caps)
    }
}
