internal import Ranks
internal import TransferCore
internal import Verbs

/// What a rank tells all others about its side of an exchange, and what they told.
struct ExchangeOffer {
    /// The regions of each rank: its memory and, where it has one, its bounce memory.
    let regions: [RemoteRegion]
    let bounces: [RemoteRegion]
    /// The names of each rank's lanes, by the far rank and whether the lane's owner is the sender, in the shared order.
    private let names: [[Key: [UInt16]]]

    private struct Key: Hashable {
        let peer: Int
        let isSender: Bool
    }

    /// Trades offers. Collective.
    init(
        region: VerbsMemory, bounce: VerbsMemory?, lanes: [LanePlan], names: [UInt16], among ranks: RankGroup
    ) throws(TransferError) {
        regions = try ranks.allGather(region.region.remote.words).map(RemoteRegion.init(words:))
        bounces = try ranks.allGather((bounce ?? region).region.remote.words).map(RemoteRegion.init(words:))
        let words = zip(lanes, names).flatMap { [$0.peer, $0.isSender ? 1 : 0, Int($1)] }
        self.names = try ranks.allGather(words).map { words in
            var names: [Key: [UInt16]] = [:]
            for start in stride(from: 0, to: words.count, by: 3) {
                names[Key(peer: words[start], isSender: words[start + 1] == 1), default: []].append(
                    UInt16(words[start + 2]))
            }
            return names
        }
    }

    /// What the far end of this rank's `number`-th lane with `peer` in that direction is called there.
    func farName(of rank: Int, peer: Int, isSender: Bool, number: Int) -> UInt16 {
        let names = names[peer][Key(peer: rank, isSender: !isSender)] ?? []
        precondition(number < names.count, "the plans were matched before")
        return names[number]
    }
}

/// The place of each transfer's packed end, at the other rank.
struct FarPlaces {
    /// In the receiver's bounce memory, of each transfer that this rank sends.
    let sends: [Int?]
    /// In the sender's bounce memory, of each transfer that this rank receives.
    let receives: [Int?]

    /// Trades places. Collective.
    init(_ places: BouncePlaces, _ agreement: PlanAgreement, among ranks: RankGroup) throws(TransferError) {
        func words(_ transfers: [PlanAgreement.Transfer], _ places: [Int?]) -> [Int] {
            zip(transfers, places).flatMap { [$0.peer, $0.tag, $1 ?? -1] }
        }
        let sends = try ranks.allGather(words(agreement.sends, places.sends))
        let receives = try ranks.allGather(words(agreement.receives, places.receives))
        func place(of transfer: PlanAgreement.Transfer, in words: [[Int]]) -> Int? {
            let words = words[transfer.peer]
            let start = stride(from: 0, to: words.count, by: 3).first {
                words[$0] == ranks.rank && words[$0 + 1] == transfer.tag
            }
            return start.flatMap { words[$0 + 2] < 0 ? nil : words[$0 + 2] }
        }
        self.sends = agreement.sends.map { place(of: $0, in: receives) }
        self.receives = agreement.receives.map { place(of: $0, in: sends) }
    }
}

extension RemoteRegion {
    /// For trading between ranks: three numbers.
    fileprivate var words: [Int] { [Int(bitPattern: UInt(address)), size, Int(key)] }

    fileprivate init(words: [Int]) {
        self.init(address: UInt64(UInt(bitPattern: words[0])), size: words[1], key: UInt32(words[2]))
    }
}
