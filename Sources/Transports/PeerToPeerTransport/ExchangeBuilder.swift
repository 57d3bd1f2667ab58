internal import DeviceModel
internal import Planning
internal import Ranks
internal import TransferCore

/// Turns an agreed exchange into a program for the copy engine.
struct ExchangeBuilder {
    private let transport: PeerToPeerTransport
    private let agreement: PlanAgreement
    private let method: Method
    private let region: DeviceMemory

    init(_ transport: PeerToPeerTransport, _ agreement: PlanAgreement, method: Method, region: DeviceMemory) {
        self.transport = transport
        self.agreement = agreement
        self.method = method
        self.region = region
    }

    /// Trades addresses and flags, and builds the descriptors. Collective.
    func build() throws(TransferError) -> ExchangeProgram {
        let ranks = transport.ranks
        let places = BouncePlaces(agreement) { _ in method == .pack }
        let resources = try ranks.together { () throws(TransferError) in try claim(places) }
        let offer = ExchangeOffer(
            region: region.handle, bounce: resources.bounce?.handle,
            credits: agreement.sends.indices.map { resources.flags.lowerBound + $0 },
            arrivals: agreement.receives.indices.map {
                resources.flags.lowerBound + agreement.sends.count + $0
            },
            bouncePlaces: places.receives)
        let offers = try offer.traded(among: ranks, agreement)
        return try ranks.together { () throws(TransferError) in
            var program = ExchangeProgram(resources: resources)
            try addSends(to: &program, offers, places)
            try addReceives(to: &program, offers, places)
            return program
        }
    }

    private func claim(_ places: BouncePlaces) throws(TransferError) -> ExchangeResources {
        if method == .fragment { try refuseTooManyPieces() }
        let resources = try ExchangeResources(
            of: transport.device, region: region, bounceSize: places.size,
            flagCount: agreement.sends.count + agreement.receives.count)
        for (transfer, place) in zip(agreement.receives, places.receives) where transfer.peer != transport.ranks.rank {
            let range = place.map { $0..<$0 + transfer.destination.byteCount } ?? transfer.destination.bounds
            try resources.grant(range, ofBounce: place != nil, to: transfer.peer)
        }
        return resources
    }

    private func refuseTooManyPieces() throws(TransferError) {
        let most = PeerToPeerTransport.mostFragments
        let pieces = agreement.sends.reduce(0) { $0 + max($1.source.pieceCount, $1.destination.pieceCount) }
        guard pieces <= most else {
            throw TransferError(
                .unsupported, during: "cutting an exchange into fragments",
                cause:
                    "it has \(pieces) contiguous pieces, and a ring takes at most \(most) descriptors of one exchange",
                advice: "choose gather or pack")
        }
    }

    /// For each transfer: wait for the peer's permission, copy, tell the peer.
    private func addSends(
        to program: inout ExchangeProgram, _ offers: ExchangeOffer.Traded, _ places: BouncePlaces
    ) throws(TransferError) {
        let resources = program.resources
        for (index, transfer) in agreement.sends.enumerated() {
            let far = offers.receivers[index]
            var source = transfer.source
            var sourceSlot = resources.regionSlot
            var lane = ExchangeProgram.Lane(peer: transfer.peer)
            if let place = places.sends[index] {
                let packed = try Layout.buffer(at: place, byteCount: transfer.source.byteCount)
                for copy in try StridedPlanner.stridedCopies(from: transfer.source, to: packed) {
                    lane.descriptors.append(.copy(BoundedCopy(copy), from: sourceSlot, to: resources.bounceSlot))
                }
                lane.posting.packedBytes += packed.byteCount
                (source, sourceSlot) = (CompositeLayout(packed), resources.bounceSlot)
            }
            var destination = transfer.destination
            if let place = far.bouncePlace {
                destination = CompositeLayout(try Layout.buffer(at: place, byteCount: destination.byteCount))
            }
            let destinationSlot = try slot(ofBounce: far.bouncePlace != nil, far, resources)
            lane.descriptors.append(.wait(flag: resources.flags.lowerBound + index, atLeast: 0))
            let copies =
                method == .fragment
                ? try StridedPlanner.pieces(from: source, to: destination)
                : try StridedPlanner.stridedCopies(from: source, to: destination)
            for copy in copies {
                lane.descriptors.append(.copy(BoundedCopy(copy), from: sourceSlot, to: destinationSlot))
                lane.posting.segments += copy.blockCount
            }
            lane.posting.requests += copies.count
            lane.posting.bytes += transfer.source.byteCount
            let device = try deviceSlot(transfer.peer)
            lane.descriptors.append(.set(flag: far.arrivalFlag, of: device, to: 0).counted)
            lane.counted = 1
            program.add(lane)
        }
    }

    /// For each transfer: what lets the sender begin, and where its arrival shows; where it was packed, unpack it then.
    private func addReceives(
        to program: inout ExchangeProgram, _ offers: ExchangeOffer.Traded, _ places: BouncePlaces
    ) throws(TransferError) {
        let resources = program.resources
        for (index, transfer) in agreement.receives.enumerated() {
            let flag = resources.flags.lowerBound + agreement.sends.count + index
            let isOwn = transfer.peer == transport.ranks.rank
            program.arrivals.append(
                ExchangeProgram.Arrival(
                    peer: transfer.peer, flag: flag,
                    creditBoard: isOwn ? transport.device.flags : transport.peerDevice(transfer.peer).flags,
                    creditFlag: offers.senders[index].creditFlag))
            guard let place = places.receives[index] else { continue }
            var lane = ExchangeProgram.Lane(peer: transfer.peer)
            lane.descriptors.append(.wait(flag: flag, atLeast: 0))
            let packed = try Layout.buffer(at: place, byteCount: transfer.destination.byteCount)
            for copy in try StridedPlanner.stridedCopies(from: packed, to: transfer.destination) {
                lane.descriptors.append(
                    .copy(BoundedCopy(copy), from: resources.bounceSlot, to: resources.regionSlot).counted)
                lane.counted += 1
            }
            lane.posting.packedBytes += packed.byteCount
            program.add(lane)
        }
    }

    private func slot(
        ofBounce isBounce: Bool, _ far: ExchangeOffer.Receiver, _ resources: ExchangeResources
    ) throws(TransferError) -> MemorySlot {
        guard far.memory.owner != transport.ranks.rank else {
            return isBounce ? resources.bounceSlot : resources.regionSlot
        }
        let attachment = try transport.attachment(of: far.memory)
        resources.keep(attachment)
        return attachment.slot
    }

    private func deviceSlot(_ rank: Int) throws(TransferError) -> PeerSlot {
        rank == transport.ranks.rank ? .own : try transport.device.engine.attach(transport.peerDevice(rank))
    }
}

extension ExchangeProgram {
    /// Appends to the lane of the same peer, so that a peer's transfers share a ring; unpacking has lanes of its own.
    fileprivate mutating func add(_ lane: Lane) {
        let isUnpacking = lane.posting.requests == 0
        let last = lanes.lastIndex { $0.peer == lane.peer && ($0.posting.requests == 0) == isUnpacking }
        guard let last else { return lanes.append(lane) }
        lanes[last].descriptors += lane.descriptors
        lanes[last].counted += lane.counted
        lanes[last].posting.add(lane.posting)
    }
}

extension LaneTraffic {
    fileprivate mutating func add(_ other: LaneTraffic) {
        bytes += other.bytes
        requests += other.requests
        segments += other.segments
        packedBytes += other.packedBytes
    }
}
