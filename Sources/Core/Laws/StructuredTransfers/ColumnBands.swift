/// L23: bands of columns of a row-major matrix, gathered into one contiguous buffer.
///
/// Source: S2 gives the strided descriptor (block: the band's part of a row; stride: a row); the merging of bands is L9's
/// rule applied to it. How often a gap is paid for is our extension: once a row in every case, but what it saves is a
/// descriptor a row without strides, and one descriptor in all with them.
public struct ColumnBands: Hashable, Sendable {
    /// R: the rows of the matrix.
    public var rows: Int
    /// n: how many bands.
    public var bands: Int
    /// The bytes of a band in one row.
    public var band: Int
    /// g: the bytes between two bands in one row.
    public var gap: Int
    /// to: what a descriptor costs.
    public var overhead: Nanoseconds
    /// B: the engine's bandwidth.
    public var bandwidth: Bandwidth

    /// See the properties.
    public init(rows: Int, bands: Int, band: Int, gap: Int, overhead: Nanoseconds, bandwidth: Bandwidth) {
        (self.rows, self.bands, self.band, self.gap) = (rows, bands, band, gap)
        (self.overhead, self.bandwidth) = (overhead, bandwidth)
    }

    /// n to + n R band/B: a strided descriptor a band.
    public var stridedTime: Nanoseconds { time(descriptors: bands, bytes: rows * bands * band) }

    /// n R to + n R band/B: a plain descriptor for every band of every row.
    public var plainTime: Nanoseconds { time(descriptors: bands * rows, bytes: rows * bands * band) }

    /// to + R (n band + (n - 1) g)/B: one strided descriptor, gaps and all.
    public var mergedStridedTime: Nanoseconds { time(descriptors: 1, bytes: rows * merged) }

    /// R to + R (n band + (n - 1) g)/B: a plain descriptor a row, gaps and all.
    public var mergedPlainTime: Nanoseconds { time(descriptors: rows, bytes: rows * merged) }

    /// g* = B to: narrower gaps had better travel along where descriptors are plain.
    public var plainGap: Double { bandwidth.bytes(in: overhead) }

    /// g* = B to/R: the same where descriptors are strided.
    public var stridedGap: Double { plainGap / Double(rows) }

    private var merged: Int { bands * band + (bands - 1) * gap }

    private func time(descriptors: Int, bytes: Int) -> Nanoseconds {
        Double(descriptors) * overhead + bandwidth.time(for: Double(bytes))
    }
}
