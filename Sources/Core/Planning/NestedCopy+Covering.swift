import TransferCore

extension NestedCopy {
    /// Copies that move `source` to `destination`: byte n of one wire order to byte n of the other.
    ///
    /// The outermost dimension of each end repeats a unit of so many wire bytes. The transfer repeats itself with the
    /// least common multiple of the two units as its period, so one period is planned and its copies are repeated. As
    /// long as one unit divides the other, the period is shorter than the transfer and one copy comes out, with a
    /// dimension for each boundary of either end. Where neither divides the other, the transfer can be a single period;
    /// then it is cut at the boundaries of both ends.
    ///
    /// - Parameters:
    ///   - source: normalized.
    ///   - destination: normalized, with the same byte count.
    static func covering(_ source: Layout, _ destination: Layout) -> [NestedCopy] {
        if source.dimensions.isEmpty, destination.dimensions.isEmpty {
            return [
                NestedCopy(
                    sourceOffset: source.offset, destinationOffset: destination.offset, block: source.block)
            ]
        }
        let total = source.byteCount
        let (outerSource, outerDestination) = (source.outermost, destination.outermost)
        let period = leastCommonMultiple(outerSource.unit, outerDestination.unit)
        if period == total {
            let ends = boundaries(every: outerSource.unit, andEvery: outerDestination.unit, upTo: total)
            return folded(covering(source, destination, cutAt: ends, from: 0))
        }
        let repetition = StridedCopy.Dimension(
            count: total / period,
            sourceStride: period / outerSource.unit * outerSource.stride,
            destinationStride: period / outerDestination.unit * outerDestination.stride)
        // The period is a multiple of both units: its slice is whole on both ends.
        return zip(source.slices(0..<period), destination.slices(0..<period))
            .flatMap { covering($0, $1) }
            .map { $0.repeated(repetition) }
    }

    /// Copies for the wire ranges that end at `ends`, the first one starting at `start`.
    private static func covering(
        _ source: Layout, _ destination: Layout, cutAt ends: [Int], from start: Int
    ) -> [NestedCopy] {
        var copies: [NestedCopy] = []
        var start = start
        for end in ends {
            let sources = source.slices(start..<end)
            let destinations = destination.slices(start..<end)
            if sources.count == 1, destinations.count == 1 {
                copies += covering(sources[0], destinations[0])
            } else {
                let inside = Set(wireEnds(of: sources, from: start) + wireEnds(of: destinations, from: start))
                copies += covering(source, destination, cutAt: inside.sorted(), from: start)
            }
            start = end
        }
        return copies
    }

    /// Where each of the layouts ends on the wire.
    private static func wireEnds(of layouts: [Layout], from start: Int) -> [Int] {
        var end = start
        return layouts.map { layout in
            end += layout.byteCount
            return end
        }
    }

    /// The multiples of both numbers in order, 0 left out, up to a common multiple.
    private static func boundaries(every first: Int, andEvery second: Int, upTo last: Int) -> [Int] {
        var ends: [Int] = []
        var end = 0
        while end < last {
            end = min((end / first + 1) * first, (end / second + 1) * second)
            ends.append(end)
        }
        return ends
    }
}

extension Layout {
    /// What the outermost dimension repeats, in wire bytes, and at which stride; a contiguous layout repeats single
    /// bytes.
    fileprivate var outermost: (unit: Int, stride: Int) {
        guard let dimension = dimensions.last else { return (1, 1) }
        return (byteCount / dimension.count, dimension.stride)
    }
}

/// Of two positive numbers; Euclid's algorithm.
private func leastCommonMultiple(_ first: Int, _ second: Int) -> Int {
    var (divisor, rest) = (first, second)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return first / divisor * second
}
