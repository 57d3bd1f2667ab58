/// A port of an RDMA device, as it was when it was asked.
public struct RDMAPortDescription: Codable, Hashable, Sendable {
    /// One of its addresses.
    public struct Address: Codable, Hashable, Sendable {
        /// Its place in the port's GID table.
        public var index: Int
        /// The address: `::ffff:10.0.0.1`.
        public var gid: String
        /// Which packets carry what is sent from it: `RoCE v2`.
        public var kind: String
        /// The network interface behind it.
        @NullEncoded public var networkInterface: String?

        /// An address; see the properties.
        public init(index: Int, gid: String, kind: String, networkInterface: String? = nil) {
            self.index = index
            self.gid = gid
            self.kind = kind
            self.networkInterface = networkInterface
        }
    }

    /// Its number, from 1.
    public var number: Int
    /// How far its link is: `active`, `down`.
    public var state: String
    /// What lies under the transport: `Ethernet`, `InfiniBand`.
    public var linkLayer: String
    /// Its link's nominal rate; 0 where the device gave a code that is not known.
    public var megabitsPerSecond: Int
    /// Its link's lanes.
    public var lanes: Int
    /// The payload of the largest packet that it takes now, in bytes.
    public var mtuBytes: Int
    /// The payload of the largest packet that it could take, in bytes.
    public var largestMtuBytes: Int
    /// The longest message, in bytes.
    public var messageBytes: Int
    /// Its addresses, by their places.
    public var addresses: [Address] = []
    /// The place of the one that is used unless the command line names another.
    @NullEncoded public var chosenGidIndex: Int?

    /// A port without an address.
    public init(
        number: Int, state: String, linkLayer: String, megabitsPerSecond: Int, lanes: Int, mtuBytes: Int,
        largestMtuBytes: Int, messageBytes: Int
    ) {
        self.number = number
        self.state = state
        self.linkLayer = linkLayer
        self.megabitsPerSecond = megabitsPerSecond
        self.lanes = lanes
        self.mtuBytes = mtuBytes
        self.largestMtuBytes = largestMtuBytes
        self.messageBytes = messageBytes
    }
}
