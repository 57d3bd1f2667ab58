internal import ConnectionManager
internal import Ranks
internal import TransferCore
internal import Verbs

/// Makes queue pairs and connects them with other ranks'.
struct Connector {
    /// How they find each other.
    let way: VerbsTransport.ConnectionWay
    /// How they talk.
    let options: ConnectionOptions
    /// How long each step may take.
    let deadline: Duration

    /// Connected queue pairs, and what the connection manager keeps about them, in any order.
    struct Made {
        let pairs: Row<ConnectedQueuePair>
        var managed: [ConnectionLink] = []
    }

    /// A queue pair with each of `peers`, in their order; with this rank itself, one that is connected to itself. Collective;
    /// the n-th that a rank makes with another is connected with the n-th that the other makes with it.
    func connect(_ peers: [Int], on endpoint: Endpoint, among ranks: RankGroup) throws(TransferError) -> Made {
        let row = Row<UnconnectedQueuePair>(count: peers.count)
        try ranks.together { () throws(TransferError) in
            do throws(VerbsError) {
                for place in peers.indices { row.put(try endpoint.makeQueuePair(), at: place) }
            } catch { throw error.asTransferError(during: nil) }
        }
        switch way {
        case .mpi: return try tradeAddresses(row, peers, among: ranks)
        case .rdmacm: return try meet(row, peers, on: endpoint, among: ranks)
        }
    }

    private func tradeAddresses(
        _ row: Row<UnconnectedQueuePair>, _ peers: [Int], among ranks: RankGroup
    ) throws(TransferError) -> Made {
        let words = peers.indices.flatMap { [peers[$0]] + row.look(at: $0) { $0.address.words } }
        let all = try ranks.allGather(words)
        return try ranks.together { () throws(TransferError) in
            let connected = Row<ConnectedQueuePair>(count: peers.count)
            var met: [Int: Int] = [:]
            for (place, peer) in peers.enumerated() {
                let far = Self.addresses(for: ranks.rank, in: all[peer])
                let number = met[peer, default: 0]
                met[peer] = number + 1
                guard number < far.count, let address = far[number] else {
                    preconditionFailure("both ends make as many queue pairs")
                }
                do throws(VerbsError) {
                    connected.put(try row.take(place).connect(to: address, options), at: place)
                } catch {
                    throw error.asTransferError(during: "connecting", peer: peer)
                }
            }
            return Made(pairs: connected)
        }
    }

    private static func addresses(for rank: Int, in words: [Int]) -> [QueuePairAddress?] {
        stride(from: 0, to: words.count, by: 5).filter { words[$0] == rank }.map {
            QueuePairAddress(words: Array(words[$0 + 1..<$0 + 5]))
        }
    }
}

extension Endpoint {
    /// A queue pair with everything that this transport needs of it.
    fileprivate func makeQueuePair() throws(VerbsError) -> UnconnectedQueuePair {
        try UnconnectedQueuePair(
            in: domain, on: choice.port, gid: choice.gid, sendCompletions: completions, receiveCompletions: completions,
            limits: limits)
    }
}
