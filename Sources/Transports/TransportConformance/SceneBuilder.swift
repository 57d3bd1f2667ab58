internal import TransferCore

/// Places transfers in the ranks' regions, one behind the other with gaps that must stay untouched.
struct SceneBuilder {
    private let ranks: Int
    private var transfers: [Scene.Transfer] = []
    private var ends: [Int]
    var generator: SeededGenerator

    init(ranks: Int, seed: UInt64) {
        self.ranks = ranks
        ends = Array(repeating: 0, count: ranks)
        generator = SeededGenerator(seed: seed)
    }

    /// What has been placed so far; every region ends with a gap as well.
    var scene: Scene { Scene(transfers: transfers, regionSize: (ends.max() ?? 0) + 61) }

    /// Adds a transfer between two layouts of one byte count, moved to where there is room.
    mutating func add(
        from sender: Int, to receiver: Int, tag: Int, source: some WireLayout, destination: some WireLayout
    ) throws(TransferError) {
        transfers.append(
            Scene.Transfer(
                sender: sender, receiver: receiver, tag: tag, source: try place(source, on: sender),
                destination: try place(destination, on: receiver)))
    }

    private mutating func place(_ layout: some WireLayout, on rank: Int) throws(TransferError) -> CompositeLayout {
        let room = ends[rank] + Int.random(in: 1...19, using: &generator)
        let moved = try CompositeLayout(layout).shifted(by: room - layout.bounds.lowerBound)
        ends[rank] = moved.bounds.upperBound
        return moved
    }

    /// Adds a contiguous transfer.
    mutating func addBuffer(of byteCount: Int, from sender: Int, to receiver: Int, tag: Int = 0) throws(TransferError) {
        let buffer = try Layout.buffer(byteCount: byteCount)
        try add(from: sender, to: receiver, tag: tag, source: buffer, destination: buffer)
    }

    /// Adds a transfer whose ends are each strided or contiguous, factorised as chance has it.
    mutating func addStrided(from sender: Int, to receiver: Int, tag: Int) throws(TransferError) {
        let byteCounts = [1, 7, 24, 36, 60, 64, 120, 210, 256, 360, 1_008, 1_800, 4_096]
        let byteCount = byteCounts[Int.random(in: 0..<byteCounts.count, using: &generator)]
        // One end contiguous in one case of six each.
        let contiguous = Int.random(in: 0..<6, using: &generator)
        try add(
            from: sender, to: receiver, tag: tag,
            source: try contiguous == 0
                ? Layout.buffer(byteCount: byteCount) : .random(byteCount: byteCount, using: &generator),
            destination: try contiguous == 1
                ? Layout.buffer(byteCount: byteCount) : .random(byteCount: byteCount, using: &generator))
    }

    /// Adds a transfer of `parts` parts on each end, cut at places of their own, which lie in a random order and with gaps
    /// between.
    mutating func addScattered(
        parts: Int, from sender: Int, to receiver: Int, tag: Int
    ) throws(TransferError) {
        let byteCount = parts * Int.random(in: 40...900, using: &generator)
        try add(
            from: sender, to: receiver, tag: tag,
            source: try CompositeLayout.random(parts: parts, byteCount: byteCount, using: &generator),
            destination: try CompositeLayout.random(parts: parts, byteCount: byteCount, using: &generator))
    }

    /// Adds a transposed block of a matrix: rows at one end, columns at the other.
    mutating func addTransposed(
        rows: Int, columns: Int, element: Int, from sender: Int, to receiver: Int, tag: Int
    ) throws(TransferError) {
        let source = try Layout.transposedBlock(
            rows: 0..<rows, columns: 0..<columns, pitch: (columns + 3) * element, element: element)
        let destination = try Layout.columnBand(
            columns: 0..<rows, rows: columns, pitch: (rows + 1) * element, element: element)
        try add(from: sender, to: receiver, tag: tag, source: source, destination: destination)
    }
}
