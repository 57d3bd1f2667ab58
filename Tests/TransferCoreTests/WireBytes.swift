import TransferCore

extension Layout {
    /// The offset of every byte in wire order, spelled out from the definition.
    var wireBytes: [Int] {
        var bytes = (offset..<offset + block).map { $0 }
        for dimension in dimensions {
            bytes = (0..<dimension.count).flatMap { index in bytes.map { $0 + index * dimension.stride } }
        }
        return bytes
    }

    /// Any layout of few bytes; most of them interleave or overlap.
    static func random(using generator: inout SeededGenerator) throws -> Layout {
        let dimensions = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            Dimension(
                count: Int.random(in: 1...4, using: &generator), stride: Int.random(in: 1...14, using: &generator))
        }
        return try Layout(
            offset: Int.random(in: 0...20, using: &generator), block: Int.random(in: 1...5, using: &generator),
            dimensions: dimensions)
    }
}

/// How many dimensions a layout in normal form needs: found by trying every way to drop and merge dimensions.
func fewestDimensions(_ layout: Layout) throws -> Int {
    let bytes = layout.wireBytes
    let divisors = (1...bytes.count).filter { bytes.count % $0 == 0 }
    func nests(_ size: Int, depth: Int) -> Bool {
        // The first `size` bytes are known to be right; can `depth` more dimensions describe the rest?
        if size == bytes.count { return true }
        guard depth > 0 else { return false }
        return divisors.contains { larger in
            guard larger > size, larger % size == 0 else { return false }
            let stride = bytes[size] - bytes[0]
            guard stride > 0 else { return false }
            let holds = (size..<larger).allSatisfy { bytes[$0] == bytes[$0 % size] + $0 / size * stride }
            return holds && nests(larger, depth: depth - 1)
        }
    }
    let blocks = divisors.filter { block in (0..<block).allSatisfy { bytes[$0] == bytes[0] + $0 } }
    return (0...3).first { depth in blocks.contains { nests($0, depth: depth) } } ?? 4
}
