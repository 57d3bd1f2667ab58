internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// Plans that contradict themselves or each other are refused on every rank, whoever is to blame.
    func planChecks(_ ways: [Way]) -> [Check] {
        guard let way = ways.first else { return [] }
        return Blunder.allCases.map { blunder in
            Check(name: "a plan is refused on every rank: \(blunder.rawValue)") { () throws(TransferError) in
                for culprit in 0..<ranks.size { try refuse(blunder, of: culprit, way) }
            }
        }
    }

    private func refuse(_ blunder: Blunder, of culprit: Int, _ way: Way) throws(TransferError) {
        let scene = try Scene.everyPair(of: 128, ranks: ranks.size, seed: seed)
        let memory = try onEachRank { () throws(TransferError) in
            try transport.allocate(ByteCount(scene.regionSize), in: way.kind)
        }
        var plan = scene.plan(of: ranks.rank)
        if ranks.rank == culprit { plan = try blunder.spoiling(plan, ranks: ranks.size, scene.regionSize) }
        try expectRefusal(.invalidPlan) { () throws(TransferError) in
            _ = try transport.prepare(plan, method: way.method, in: memory)
        }
        // Nothing of it may be left behind.
        try runAndCheck(try trial(scene, way), iteration: 1)
    }
}

/// A way to get a plan wrong.
private enum Blunder: String, CaseIterable {
    case shorter = "the ends differ in bytes"
    case missingSend = "nobody sends what is received"
    case missingReceive = "nobody receives what is sent"
    case otherTag = "the ends have different tags"
    case sameTag = "a tag occurs twice"
    case negativeTag = "a tag is negative"
    case outside = "a layout reaches behind the region"
    case overlapping = "a receive layout names a byte twice"
    case partsOverlap = "two parts of a receive layout share a byte"
    case unknownPeer = "there is no such rank"
    case negativePeer = "a rank is negative"

    func spoiling(_ plan: ExchangePlan, ranks: Int, _ regionSize: Int) throws(TransferError) -> ExchangePlan {
        guard let send = plan.sends.last, let receive = plan.receives.last else { return plan }
        func replacingSend(_ peer: Int, _ tag: Int, _ layout: some WireLayout) -> ExchangePlan {
            ExchangePlan(
                sends: plan.sends.dropLast() + [.init(peer: peer, tag: tag, layout: layout)], receives: plan.receives)
        }
        func replacingReceive(_ layout: some WireLayout) -> ExchangePlan {
            ExchangePlan(
                sends: plan.sends,
                receives: plan.receives.dropLast() + [.init(peer: receive.peer, tag: receive.tag, layout: layout)])
        }
        switch self {
        case .shorter:
            return replacingSend(
                send.peer, send.tag,
                try Layout.buffer(at: send.layout.bounds.lowerBound, byteCount: send.layout.byteCount - 1))
        case .missingSend: return ExchangePlan(sends: plan.sends.dropLast(), receives: plan.receives)
        case .missingReceive: return ExchangePlan(sends: plan.sends, receives: plan.receives.dropLast())
        case .otherTag: return replacingSend(send.peer, send.tag + 1, send.layout)
        case .sameTag: return ExchangePlan(sends: plan.sends + [send], receives: plan.receives)
        case .negativeTag: return replacingSend(send.peer, -1, send.layout)
        case .outside:
            let bytes = send.layout.byteCount
            return replacingSend(
                send.peer, send.tag, try Layout.buffer(at: regionSize - bytes + 1, byteCount: bytes))
        case .overlapping:
            let twice = try Layout(
                offset: receive.layout.bounds.lowerBound, block: receive.layout.byteCount / 2,
                dimensions: [.init(count: 2, stride: 1)])
            return replacingReceive(twice)
        case .partsOverlap:
            let (start, bytes) = (receive.layout.bounds.lowerBound, receive.layout.byteCount)
            return replacingReceive(
                try CompositeLayout([
                    .buffer(at: start + bytes / 2 - 1, byteCount: bytes - bytes / 2),
                    .buffer(at: start, byteCount: bytes / 2),
                ]))
        case .unknownPeer: return replacingSend(ranks, send.tag, send.layout)
        case .negativePeer: return replacingSend(-1, send.tag, send.layout)
        }
    }
}
