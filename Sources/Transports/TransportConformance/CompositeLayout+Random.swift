internal import TransferCore

extension CompositeLayout {
    /// A layout of `parts` parts and `byteCount` bytes, none of them twice: each part is strided at random, and they lie in
    /// another order in the region than on the wire.
    ///
    /// - Parameters:
    ///   - parts: at most `byteCount`.
    ///   - byteCount: bytes that take part.
    static func random(
        parts: Int, byteCount: Int, using generator: inout SeededGenerator
    ) throws(TransferError) -> CompositeLayout {
        var cuts: Set<Int> = []
        while cuts.count < parts - 1 { cuts.insert(Int.random(in: 1..<byteCount, using: &generator)) }
        let ends = cuts.sorted() + [byteCount]
        let sizes = zip([0] + ends, ends).map { $1 - $0 }
        var placed: [Layout?] = Array(repeating: nil, count: parts)
        var end = 0
        for part in sizes.indices.shuffled(using: &generator) {
            let layout = try Layout.random(byteCount: sizes[part], using: &generator)
                .shifted(by: end + Int.random(in: 0...9, using: &generator))
            placed[part] = layout
            end = layout.bounds.upperBound
        }
        return try CompositeLayout(placed.compactMap { $0 })
    }
}
