internal import TransferCore

extension Scene {
    /// One contiguous transfer between every two ranks, each rank itself included.
    static func everyPair(of byteCount: Int, ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        for sender in 0..<ranks {
            for receiver in 0..<ranks { try builder.addBuffer(of: byteCount, from: sender, to: receiver) }
        }
        return builder.scene
    }

    /// Several strided transfers under different tags between every two ranks, each rank itself included.
    static func strided(ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        for sender in 0..<ranks {
            for receiver in 0..<ranks {
                var tag = 0
                for _ in 0..<Int.random(in: 1...3, using: &builder.generator) {
                    tag += Int.random(in: 1...1_000, using: &builder.generator)
                    try builder.addStrided(from: sender, to: receiver, tag: tag)
                }
            }
        }
        return builder.scene
    }

    /// Transfers of one to 41 parts at irregular places between every two ranks, each rank itself included.
    static func scattered(ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        for sender in 0..<ranks {
            for receiver in 0..<ranks {
                for (tag, parts) in [1, 2, 3, 41].enumerated() {
                    try builder.addScattered(parts: parts, from: sender, to: receiver, tag: tag)
                }
            }
        }
        return builder.scene
    }

    /// Blocks of a matrix that arrive transposed, elements of several sizes, between every two ranks.
    static func transposed(ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        for sender in 0..<ranks {
            for receiver in 0..<ranks {
                for (tag, element) in [1, 4, 8, 16, 24].enumerated() {
                    try builder.addTransposed(
                        rows: 5 + sender, columns: 9 + receiver, element: element, from: sender, to: receiver, tag: tag)
                }
            }
        }
        return builder.scene
    }

    /// From every rank to the next, `blocks` pieces of `block` bytes, cut differently on both ends: long enough to be
    /// staged in several chunks, with pieces that straddle their borders, or to fill a queue.
    static func comb(block: Int, blocks: Int, ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        let source = try Layout(offset: 0, block: block, dimensions: [.init(count: blocks, stride: block + 8)])
        let destination = try Layout(
            offset: 0, block: block / 2, dimensions: [.init(count: 2 * blocks, stride: block / 2 + 3)])
        for sender in 0..<ranks {
            try builder.add(
                from: sender, to: (sender + 1) % ranks, tag: 0, source: source, destination: destination)
        }
        return builder.scene
    }

    /// From every even rank to the next one only, if there is one: most ranks have no receives or no sends, and the
    /// last may have neither. A rank alone sends to itself.
    static func oneWay(byteCounts: [Int], ranks: Int, seed: UInt64) throws(TransferError) -> Scene {
        var builder = SceneBuilder(ranks: ranks, seed: seed)
        for sender in stride(from: 0, to: ranks == 1 ? 1 : ranks - 1, by: 2) {
            let receiver = ranks == 1 ? 0 : sender + 1
            for (tag, byteCount) in byteCounts.enumerated() {
                try builder.addBuffer(of: byteCount, from: sender, to: receiver, tag: tag)
            }
            try builder.addStrided(from: sender, to: receiver, tag: byteCounts.count)
        }
        return builder.scene
    }
}
