public import HostSystem
public import Planning
public import TransferCore

extension VerbsTransport {
    /// How queue pairs find each other.
    public enum ConnectionWay: String, CaseIterable, Sendable {
        /// Addresses are traded over MPI.
        case mpi
        /// The RDMA connection manager resolves, listens and connects.
        case rdmacm
    }

    /// How the transport uses its device. What is not given is chosen.
    public struct Settings: Hashable, Sendable {
        /// Names of devices that the ranks of a host share out among them; those with an active port unless given.
        public var devices: [String] = []
        /// Port of the device, from 1; the first active one unless given.
        public var port: Int?
        /// Entry of the port's GID table; RoCE v2 and IPv4 first unless given.
        public var gidIndex: Int?
        /// Payload bytes of the largest packet; the most that all ranks' ports carry unless given.
        public var pathMTU: Int?
        /// Queue pairs between two ranks, over which requests are dealt out.
        public var queuePairs = 1
        /// Requests of a queue pair of which one is reported; at most the depth.
        public var signalEvery: Int?
        /// Bytes up to which a request carries its payload itself; as much as the device takes, up to 220, unless given.
        public var inlineBytes: Int?
        /// Requests outstanding on a queue pair.
        public var depth: Int?
        /// How queue pairs find each other.
        public var connection = ConnectionWay.mpi
        /// How bytes cross; chosen for each transfer unless given.
        public var operation: Operation?
        /// The longest gap that travels along with method `coalesce`, in bytes; what the planner's figures say unless
        /// given.
        public var coalescedGap: Int?
        /// What the methods were measured to cost, for method `auto`; the same on every rank. The planner's figures unless
        /// given.
        public var measuredCosts: MethodCosts?
        /// Pages of all memory.
        public var pages = Pages.standard

        /// Everything chosen.
        public init() {}
    }
}
