/// Medians of blocks of consecutive values: what passes for independent where neighbours resemble each other.
enum BlockMedians {
    /// More units of one launch cost time and say no more.
    private static let mostUnits = 64

    /// What is drawn where launches cannot be: the samples of a launch, or medians of blocks of them where neighbours
    /// resemble each other or there are many.
    ///
    /// - Parameter samples: in the order of time; at least one.
    static func units(of samples: [Double]) -> [Double] {
        let correlation = lagOneAutocorrelation(samples) ?? 0
        var units = samples
        if correlation > autocorrelationLimit(count: samples.count),
            let medians = independent(of: samples, fewest: MedianInterval.fewestBlocks)
        {
            units = medians
        }
        return units.count <= mostUnits ? units : of(samples, blocks: mostUnits)
    }

    /// Medians of the shortest blocks that pass for independent, in the order of time.
    ///
    /// Blocks of 8 values, because medians of very short blocks of skewed values are off to one side; doubled until the
    /// autocorrelation of the medians is below its own limit, but never so long that fewer than `fewest` are left.
    ///
    /// - Returns: nothing where blocks of two values would already be fewer.
    static func independent(of values: [Double], fewest: Int) -> [Double]? {
        let longest = values.count / fewest
        guard longest >= 2 else { return nil }
        var length = min(8, longest)
        while true {
            let medians = of(values, blocks: values.count / length)
            let correlation = lagOneAutocorrelation(medians) ?? 0
            if correlation <= autocorrelationLimit(count: medians.count) || 2 * length > longest { return medians }
            length *= 2
        }
    }

    /// Medians of so many blocks, in the order of time.
    ///
    /// Every value is in a block: where the division leaves a remainder, some blocks are one longer.
    static func of(_ values: [Double], blocks: Int) -> [Double] {
        (0..<blocks).map { block in
            let members = values[block * values.count / blocks..<(block + 1) * values.count / blocks]
            return Quantile.median.estimate(sorted: members.sorted())
        }
    }
}
