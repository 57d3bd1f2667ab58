import TransferCore

/// Pairs of layouts with one byte count.
struct RandomTransfer {
    let source: Layout
    let destination: Layout

    /// Any factorisation of one byte count on each end: they match, divide one another, or do neither.
    init(using generator: inout SeededGenerator) throws {
        let byteCounts = [1, 7, 12, 24, 36, 48, 60, 64, 72, 96, 120, 144, 180, 210, 216, 240, 256, 360]
        let byteCount = byteCounts[Int.random(in: 0..<byteCounts.count, using: &generator)]
        source = try .random(byteCount: byteCount, using: &generator)
        destination = try .random(byteCount: byteCount, using: &generator)
    }
}

extension Layout {
    /// A layout of `byteCount` bytes, none of them twice, with up to three dimensions nested in any order of strides.
    static func random(byteCount: Int, using generator: inout SeededGenerator) throws -> Layout {
        var left = byteCount
        func factor() -> Int {
            let divisors = (1...left).filter { left % $0 == 0 }
            let divisor = divisors[Int.random(in: 0..<divisors.count, using: &generator)]
            left /= divisor
            return divisor
        }
        var counts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in factor() }
        counts.shuffle(using: &generator)
        let block = left
        // Strides are handed out smallest first, in a random order of the dimensions, so that nothing interleaves.
        var strides = counts
        var extent = block
        for axis in counts.indices.shuffled(using: &generator) {
            strides[axis] = extent + Int.random(in: 0...2, using: &generator) * Int.random(in: 0...3, using: &generator)
            extent += (counts[axis] - 1) * strides[axis]
        }
        return try Layout(
            offset: Int.random(in: 0...30, using: &generator), block: block,
            dimensions: zip(counts, strides).map { Dimension(count: $0, stride: $1) })
    }
}
