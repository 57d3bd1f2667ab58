internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// Rule 2: every byte arrives, and no byte outside the receive layouts changes.
    func deliveryChecks(_ way: Way) -> [Check] {
        [
            Check(name: "contiguous transfers of 1 byte to 1 MiB (\(way))") { () throws(TransferError) in
                for byteCount in [1, 7, 64, 4095, 4096, 1 << 20] {
                    try deliver(
                        .everyPair(of: byteCount, ranks: ranks.size, seed: seed), way,
                        iterations: byteCount < 1 << 20 ? 3 : 1)
                }
            },
            Check(name: "strided layouts on either end and both (\(way))") { () throws(TransferError) in
                for number in 0..<12 {
                    try deliver(.strided(ranks: ranks.size, seed: seed &+ UInt64(number)), way, iterations: 2)
                }
            },
            Check(name: "transfers of many parts at irregular places (\(way))") { () throws(TransferError) in
                for number in 0..<6 {
                    try deliver(.scattered(ranks: ranks.size, seed: seed &+ UInt64(number)), way, iterations: 2)
                }
            },
            Check(name: "transposed blocks (\(way))") { () throws(TransferError) in
                try deliver(.transposed(ranks: ranks.size, seed: seed), way, iterations: 2)
            },
            Check(name: "long strided transfers, cut differently on both ends (\(way))") { () throws(TransferError) in
                try deliver(
                    .comb(block: 200, blocks: 3_333, ranks: ranks.size, seed: seed), way, iterations: 2)
            },
            Check(name: "ranks that only send, only receive or do neither (\(way))") { () throws(TransferError) in
                try deliver(.oneWay(byteCounts: [9, 5_000], ranks: ranks.size, seed: seed), way, iterations: 3)
            },
            Check(name: "an exchange without transfers (\(way))") { () throws(TransferError) in
                try deliver(Scene(transfers: [], regionSize: 64), way, iterations: 2)
            },
        ]
    }

    private func deliver(_ scene: Scene, _ way: Way, iterations: Int) throws(TransferError) {
        let trial = try trial(scene, way)
        for iteration in 1...iterations { try runAndCheck(trial, iteration: iteration) }
    }
}
