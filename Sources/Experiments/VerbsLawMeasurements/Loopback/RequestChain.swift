import Verbs

/// Send requests that are built once and posted together, with one doorbell.
final class RequestChain {
    let list: SendRequestList
    /// How many of them are reported.
    let reported: Int

    /// - Parameter limits: of the queue pair that they are posted to.
    init(_ requests: [SendRequest], limits: QueuePairLimits) {
        list = SendRequestList(requests, limits: limits)
        reported = requests.count { $0.flags.contains(.signalled) }
    }
}

extension SendRequest {
    /// Something to do whose end is reported, or not.
    init(_ operation: Operation, _ segments: [Segment], isReported: Bool = true) {
        self.init(
            WorkRequestID(kind: 0, peer: 0, index: 0), operation, segments: segments,
            flags: isReported ? .signalled : [])
    }
}
