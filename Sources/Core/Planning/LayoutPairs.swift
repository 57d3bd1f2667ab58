import TransferCore

/// Cuts a transfer where a part of either end is over.
enum LayoutPairs {
    /// The transfer as pairs of single layouts, normalized and with the same byte count, in wire order.
    ///
    /// One pair where each end has one part. A part that has to be cut inside a dimension makes several pairs.
    ///
    /// - Parameters:
    ///   - source: what is read.
    ///   - destination: what is written, with the same byte count.
    static func pairs(
        from source: some WireLayout, to destination: some WireLayout
    ) -> [(source: Layout, destination: Layout)] {
        var pairs: [(source: Layout, destination: Layout)] = []
        // The next one is the last, so that taking it is cheap.
        var sources = Array(source.parts.reversed())
        var destinations = Array(destination.parts.reversed())
        while let source = sources.popLast()?.normalized, let destination = destinations.popLast()?.normalized {
            let count = min(source.byteCount, destination.byteCount)
            let (from, to) = (source.slices(0..<count), destination.slices(0..<count))
            sources += source.slices(count..<source.byteCount).reversed()
            destinations += destination.slices(count..<destination.byteCount).reversed()
            if from.count == 1, to.count == 1 {
                pairs.append((from[0], to[0]))
            } else {
                // The slices are shorter than what they were cut from: this ends.
                sources += from.reversed()
                destinations += to.reversed()
            }
        }
        return pairs
    }
}
