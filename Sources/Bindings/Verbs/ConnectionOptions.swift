/// How two queue pairs talk. Both ends need the same path MTU; the rest is each one's own.
public struct ConnectionOptions: Hashable, Sendable {
    /// Payload bytes of the largest packet; at most the active MTU of both ports.
    public var pathMTU: PathMTU
    /// How long to wait for an acknowledgement.
    public var ackTimeout = AckTimeout(atLeast: .milliseconds(67))
    /// How often to send again what was not acknowledged.
    public var retryCount = RetryCount.most
    /// How often to try again where the receiver was not ready.
    public var receiverNotReadyRetryCount = ReceiverNotReadyRetryCount.unlimited
    /// How long a peer is asked to wait when this end is not ready.
    public var minimumRNRTimer = MinimumRNRTimer(atLeast: .microseconds(640))
    /// Reads and atomic operations that this end may have outstanding; at most what the peer answers at a time.
    public var initiatedReads = 1
    /// Reads and atomic operations that this end answers at a time.
    public var answeredReads = 1
    /// The service level, 0 to 15; Ethernet's priority on RoCE.
    public var serviceLevel = 0
    /// The traffic class, 0 to 255: IP's type of service on RoCE v2.
    public var trafficClass = 0
    /// Routers that a packet may cross, 1 to 255.
    public var hopLimit = 64

    /// The options unless changed: retries that survive loss for seconds, one read at a time.
    public init(pathMTU: PathMTU) { self.pathMTU = pathMTU }

    /// Refuses what the device does not have and what no connection has; not the path MTU, which is a port's.
    package func check(against attributes: DeviceAttributes, _ operation: String) throws(VerbsError) {
        let asked = [
            ("outstanding reads", initiatedReads, 0...min(255, attributes.maximumInitiatedReads)),
            ("reads answered at a time", answeredReads, 0...min(255, attributes.maximumAnsweredReads)),
            ("as service level", serviceLevel, 0...15), ("as traffic class", trafficClass, 0...255),
            ("routers to cross", hopLimit, 1...255),
        ]
        for (what, count, range) in asked where !range.contains(count) {
            throw VerbsError(
                .invalidArgument, during: operation, cause: "\(count) \(what) asked for",
                hint: "\(range.lowerBound) to \(range.upperBound) can be had")
        }
    }
}
