internal import TransferCore

extension Layout {
    /// A layout of `byteCount` bytes at offset 0, none of them twice, with up to three dimensions nested in any order
    /// of strides.
    static func random(byteCount: Int, using generator: inout SeededGenerator) throws(TransferError) -> Layout {
        var left = byteCount
        var counts: [Int] = []
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let divisors = (1...min(left, 64)).filter { left % $0 == 0 }
            let divisor = divisors[Int.random(in: 0..<divisors.count, using: &generator)]
            counts.append(divisor)
            left /= divisor
        }
        let block = left
        // Strides are handed out smallest first, in a random order of the dimensions, so that nothing interleaves.
        var strides = counts
        var extent = block
        for axis in counts.indices.shuffled(using: &generator) {
            strides[axis] = extent + Int.random(in: 0...9, using: &generator)
            extent += (counts[axis] - 1) * strides[axis]
        }
        return try Layout(
            offset: 0, block: block, dimensions: zip(counts, strides).map { Dimension(count: $0, stride: $1) })
    }
}
