internal import ConnectionManager
internal import Ranks
internal import TransferCore
internal import Verbs

extension Connector {
    /// Connects through the RDMA connection manager: each rank accepts what lower ranks ask for, then asks the higher ones.
    /// Rank 0 has nobody to wait for, and so on upwards. Collective.
    func meet(
        _ row: Row<UnconnectedQueuePair>, _ peers: [Int], on endpoint: Endpoint, among ranks: RankGroup
    ) throws(TransferError) -> Made {
        let door = try ranks.together { () throws(TransferError) in try Door(on: endpoint) }
        let ports = try ranks.allGather([Int(door.port)]).map { UInt16($0[0]) }
        let hosts = try ranks.allGather(endpoint.choice.gid.gid.internetAddress)
        let ends = Introduction.all(peers, from: ranks.rank)
        return try ranks.together { () throws(TransferError) in
            var made = Made(pairs: Row(count: peers.count))
            for peer in peers where peer < ranks.rank {
                do throws(VerbsError) { try accept(at: door, ends, peers, row, into: &made) } catch {
                    throw error.asTransferError(during: "accepting a connection", peer: peer)
                }
            }
            for (place, peer) in peers.enumerated() where peer >= ranks.rank {
                do throws(VerbsError) {
                    if peer == ranks.rank {
                        let address = row.look(at: place) { $0.address }
                        made.pairs.put(try row.take(place).connect(to: address, options), at: place)
                    } else {
                        let route = try ResolvedRoute(
                            to: SocketAddress(host: hosts[peer], port: ports[peer]),
                            from: SocketAddress(host: hosts[ranks.rank], port: 0), timeout: deadline)
                        made.add(
                            try route.connect(
                                row.take(place), options, privateData: ends[place].bytes, timeout: deadline), at: place)
                    }
                } catch {
                    throw error.asTransferError(during: "connecting", peer: peer)
                }
            }
            return made
        }
    }

    /// Accepts the next request, whoever it is from.
    private func accept(
        at door: Door, _ ends: [Introduction], _ peers: [Int], _ row: Row<UnconnectedQueuePair>,
        into made: inout Made
    ) throws(VerbsError) {
        let request = try door.listener.nextRequest(timeout: deadline)
        let caller = Introduction(bytes: request.privateData)
        let place = ends.indices.first { peers[$0] == caller.rank && ends[$0].number == caller.number }
        guard let place else {
            // Somebody else's: a stray peer of another run.
            try request.reject()
            return try accept(at: door, ends, peers, row, into: &made)
        }
        made.add(try request.accept(row.take(place), options, timeout: deadline), at: place)
    }
}

extension Connector.Made {
    /// Puts a queue pair in its place that the connection manager connected.
    fileprivate mutating func add(_ connection: consuming Connection, at place: Int) {
        managed.append(connection.link)
        pairs.put(connection.takeQueuePair(), at: place)
    }
}

/// Where this rank listens; a class, so that it can be returned from a closure.
private final class Door {
    let listener: ConnectionListener

    init(on endpoint: Endpoint) throws(TransferError) {
        do throws(VerbsError) {
            listener = try ConnectionListener(
                on: SocketAddress(host: endpoint.choice.gid.gid.internetAddress, port: 0))
        } catch { throw error.asTransferError(during: nil) }
    }

    var port: UInt16 { listener.port }
}

/// What a rank says when it asks for a connection: who it is, and which of its connections with the peer it means.
private struct Introduction {
    let rank: Int
    let number: Int

    /// For each of `peers`, in their order.
    static func all(_ peers: [Int], from rank: Int) -> [Introduction] {
        var met: [Int: Int] = [:]
        return peers.map { peer in
            defer { met[peer, default: 0] += 1 }
            return Introduction(rank: rank, number: met[peer, default: 0])
        }
    }

    private init(rank: Int, number: Int) {
        self.rank = rank
        self.number = number
    }

    init(bytes: [UInt8]) {
        func word(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        rank = bytes.count < 8 ? -1 : word(at: 0)
        number = bytes.count < 8 ? -1 : word(at: 4)
    }

    var bytes: [UInt8] {
        [rank, number].flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }
}
