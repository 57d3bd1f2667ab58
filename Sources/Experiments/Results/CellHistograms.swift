import Statistics

/// How the valid samples of a cell are distributed, by launch: what percentiles can be recomputed from after the buckets of
/// launches, runs or ranks were added up.
struct CellHistograms {
    private var launches: [Int: RelativeErrorHistogram] = [:]

    /// The columns of `histograms.csv`.
    static let columns = ["cell", "launch", "low_ns", "high_ns", "samples"]

    /// Counts a sample, unless it does not count.
    mutating func add(_ sample: SampleRecord) {
        guard sample.validity == .ok else { return }
        launches[sample.launch, default: RelativeErrorHistogram()]
            .add(Double(sample.elapsedNanoseconds) / Double(sample.events))
    }

    /// Adds a row for each bucket that holds samples: launch by launch, ascending.
    func write(to rows: inout CommaSeparatedRows, of key: String) {
        for (launch, histogram) in launches.sorted(by: { $0.key < $1.key }) {
            for bucket in histogram.buckets {
                rows.append(key)
                rows.append(launch)
                rows.append(ColumnValue.number(bucket.low as Double?).field)
                rows.append(ColumnValue.number(bucket.high as Double?).field)
                rows.append(bucket.count)
                rows.endRow()
            }
        }
    }
}
