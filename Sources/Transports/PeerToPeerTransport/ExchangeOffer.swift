internal import DeviceModel
internal import Ranks
internal import TransferCore

/// What a rank tells its peers about its ends of an exchange: memories, and one flag a transfer.
struct ExchangeOffer {
    /// The receiving end of a transfer, as its sender needs it.
    struct Receiver {
        let memory: DeviceMemoryHandle
        let arrivalFlag: Int
        /// Offset in the bounce memory, where it is packed.
        let bouncePlace: Int?
    }

    /// The sending end of a transfer, as its receiver needs it.
    struct Sender {
        let creditFlag: Int
    }

    /// The far ends of this rank's transfers, in the agreement's order.
    struct Traded {
        let receivers: [Receiver]
        let senders: [Sender]
    }

    let region: DeviceMemoryHandle
    let bounce: DeviceMemoryHandle?
    let credits: [Int]
    let arrivals: [Int]
    let bouncePlaces: [Int?]

    /// Trades offers. Collective.
    func traded(among ranks: RankGroup, _ agreement: PlanAgreement) throws(TransferError) -> Traded {
        let regions = try ranks.allGather(words(of: region)).map { value(of: $0, as: DeviceMemoryHandle.self) }
        let bounces = try ranks.allGather(words(of: bounce ?? region)).map {
            value(of: $0, as: DeviceMemoryHandle.self)
        }
        let sends = try ranks.allGather(
            zip(agreement.sends, credits).flatMap { [$0.peer, $0.tag, $1] })
        let receives = try ranks.allGather(
            zip(zip(agreement.receives, arrivals), bouncePlaces).flatMap { ends, place in
                [ends.0.peer, ends.0.tag, ends.1, place ?? -1]
            })
        func far(_ words: [Int], width: Int, _ tag: Int) -> [Int] {
            let starts = stride(from: 0, to: words.count, by: width)
            let start = starts.first { words[$0] == ranks.rank && words[$0 + 1] == tag }
            guard let start else { preconditionFailure("the plans were matched before") }
            return Array(words[start + 2..<start + width])
        }
        return Traded(
            receivers: agreement.sends.map { transfer in
                let found = far(receives[transfer.peer], width: 4, transfer.tag)
                let place = found[1] < 0 ? nil : found[1]
                return Receiver(
                    memory: place == nil ? regions[transfer.peer] : bounces[transfer.peer], arrivalFlag: found[0],
                    bouncePlace: place)
            },
            senders: agreement.receives.map { transfer in
                Sender(creditFlag: far(sends[transfer.peer], width: 3, transfer.tag)[0])
            })
    }
}
