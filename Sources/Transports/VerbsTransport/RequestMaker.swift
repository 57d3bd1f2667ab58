internal import Planning
internal import TransferCore
internal import Verbs

/// Writes a lane's requests in the words of the device.
struct RequestMaker {
    private let plan: LanePlan
    private let lane: UInt16
    private let queue: Int
    private let signalEvery: Int
    private let limits: QueuePairLimits
    /// As asked for: a device may grant more, which nobody wants.
    private let inlineBytes: Int
    private let region: VerbsMemory
    private let bounce: VerbsMemory?
    private let far: (region: RemoteRegion, bounce: RemoteRegion)
    private let endpoint: Endpoint

    init(
        _ plan: LanePlan, lane: UInt16, queue: UnsafeMutablePointer<Queue>, region: VerbsMemory, bounce: VerbsMemory?,
        far: (region: RemoteRegion, bounce: RemoteRegion), on endpoint: Endpoint
    ) {
        self.plan = plan
        self.lane = lane
        self.queue = queue.pointee.index
        signalEvery = queue.pointee.signalEvery
        limits = queue.pointee.pair.limits
        inlineBytes = endpoint.limits.inlineBytes
        self.region = region
        self.bounce = bounce
        self.far = far
        self.endpoint = endpoint
    }

    /// What the active end posts.
    func sends() -> SendRequestList {
        let requests = plan.requests.enumerated().map { place, placed in
            let isLast = place == plan.requests.count - 1
            let isInline = plan.operation != .read && placed.request.byteCount <= inlineBytes
            var flags: SendFlags = isInline ? .inline : []
            if (place + 1) % signalEvery == 0 { flags.insert(.signalled) }
            return SendRequest(
                WorkRequestID(
                    kind: isLast && !isWhollyInline ? RequestKind.last : RequestKind.plain, peer: queue,
                    index: Int(lane)),
                operation(placed, isLast: isLast),
                segments: plan.operation == .read
                    ? segments(placed.request.destination, isBounced: placed.destinationIsBounced)
                    : segments(placed.request.source, isBounced: placed.sourceIsBounced),
                flags: flags)
        }
        return SendRequestList(requests, limits: limits)
    }

    /// What the passive end posts, where messages come.
    func receives() -> ReceiveRequestList {
        var list = ReceiveRequestList(
            capacity: plan.requests.count, segments: plan.requests.reduce(0) { $0 + $1.request.destination.count },
            limits: limits)
        for placed in plan.requests {
            list.append(
                WorkRequestID(kind: RequestKind.data, peer: queue, index: Int(lane)),
                into: segments(placed.request.destination, isBounced: placed.destinationIsBounced))
        }
        return list
    }

    /// Whether all requests carry their bytes themselves, so that posting them is the end of them here.
    var isWhollyInline: Bool {
        plan.operation != .read && plan.requests.allSatisfy { $0.request.byteCount <= inlineBytes }
    }

    private func operation(_ placed: LanePlan.PlacedRequest, isLast: Bool) -> SendRequest.Operation {
        func place(_ segment: WorkRequest.Segment, isBounced: Bool) -> RemoteLocation {
            (isBounced ? far.bounce : far.region).location(at: segment.offset, size: segment.byteCount)
        }
        switch plan.operation {
        case .send:
            return isLast ? .sendWithImmediate(0) : .send
        case .write:
            let location = place(placed.request.destination[0], isBounced: placed.destinationIsBounced)
            return isLast ? .writeWithImmediate(0, to: location) : .write(to: location)
        case .read:
            return .read(from: place(placed.request.source[0], isBounced: placed.sourceIsBounced))
        }
    }

    private func segments(_ pieces: [WorkRequest.Segment], isBounced: Bool) -> [Segment] {
        pieces.map { piece in
            if piece.isSink { return endpoint.sink.segment(at: 0, size: piece.byteCount) }
            guard isBounced, let bounce else { return region.region.segment(at: piece.offset, size: piece.byteCount) }
            return bounce.region.segment(at: piece.offset, size: piece.byteCount)
        }
    }
}
